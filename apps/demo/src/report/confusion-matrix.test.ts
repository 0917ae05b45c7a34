import { expect, test } from "vitest";
import { formatConfusionMatrix } from "./confusion-matrix.js";

const counts = [
  [100, 1],
  [2, 30],
];

test("prints a name a class and columns that line up", () => {
  expect(formatConfusionMatrix(counts, ["A", "B"], 80)).toBe(
    "      A    B\nA   100    1\nB     2   30",
  );
});

test("a point stands for 0, so that what is there stands out", () => {
  const text = formatConfusionMatrix(
    [
      [5, 0],
      [0, 7],
    ],
    ["0", "1"],
    80,
  );
  expect(text).toBe("    0  1\n0   5  ·\n1   ·  7");
});

test("moves closer where there is less room", () => {
  expect(formatConfusionMatrix(counts, ["A", "B"], 11)).toBe("     A   B\nA  100   1\nB    2  30");
});

test("names the mistakes where it is wider than the screen, the most frequent first", () => {
  expect(formatConfusionMatrix(counts, ["A", "B"], 9)).toBe("B as A: 2\nA as B: 1");
  const many = Array.from({ length: 6 }, () => new Array<number>(6).fill(1));
  const text = formatConfusionMatrix(many, [..."ABCDEF"], 12);
  expect(text.split("\n").slice(0, 2)).toEqual(["A as B: 1", "A as C: 1"]);
  expect(text.replaceAll("\n", " ")).toMatch(/ and 18 kinds of mistakes more$/);
});

test("says so when there are no mistakes to name", () => {
  const right = [
    [3, 0],
    [0, 4],
  ];
  expect(formatConfusionMatrix(right, ["A", "B"], 5)).toBe("(no mistakes)");
});
