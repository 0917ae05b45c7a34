import { expect, test } from "vitest";
import { MOST_OWN_POINTS, ownPlace, pointsOfText, textOfPoints } from "./own-points.js";

test("points there and back", () => {
  const points = [
    { x: -1, y: 1, label: 0 },
    { x: 0.123, y: -0.5, label: 5 },
  ];
  expect(textOfPoints(points)).toBe("A-1000_1000F123_-500");
  expect(pointsOfText("A-1000_1000F123_-500")).toEqual(points);
  expect(pointsOfText("")).toEqual([]);
});

test.each(["A", "A1", "G1_1", "A1_1 B2_2", "A1001_0", "A1_99999", "xA1_1", "A1_1x", "<script>"])(
  "'%s' is no text of points",
  (text) => {
    expect(pointsOfText(text)).toBeUndefined();
  },
);

test("there is a limit", () => {
  expect(pointsOfText("A1_1".repeat(MOST_OWN_POINTS))).toHaveLength(MOST_OWN_POINTS);
  expect(pointsOfText("A1_1".repeat(MOST_OWN_POINTS + 1))).toBeUndefined();
});

test("a place is within the plane, in thousandths", () => {
  expect([-3, 0.12345, 7].map(ownPlace)).toEqual([-1, 0.123, 1]);
});
