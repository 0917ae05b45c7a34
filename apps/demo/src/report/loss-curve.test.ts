import { expect, test } from "vitest";
import { lossCurve } from "./loss-curve.js";

const falling = Array.from({ length: 1000 }, (_, i) => 10 ** (-3 * (i / 999)));

test("falls from the first loss, upper left, to the last, lower right", () => {
  const lines = lossCurve(falling, 80).split("\n");
  expect(lines.find((line) => line.includes("━"))).toMatch(/^ *1┤━/);
  const drawn = lines.filter((line) => line.includes("┤"));
  expect(drawn[0]!.indexOf("━")).toBeLessThan(drawn.at(-1)!.indexOf("━"));
  expect(lines.at(-1)).toMatch(/^ +1 +\d+ +1000$/);
});

test.each([20, 40, 80])("fits in %i columns", (width) => {
  for (const line of lossCurve(falling, width).split("\n")) {
    expect(line.length).toBeLessThanOrEqual(width);
  }
});

test("leaves out what is not finite, and draws losses of 0 as small ones", () => {
  const text = lossCurve([1, 0.5, 0, Number.NaN, Number.POSITIVE_INFINITY], 40);
  expect(text).toContain("━");
  expect(text).not.toMatch(/NaN|Infinity/);
});

test("says so when there is nothing to draw", () => {
  expect(lossCurve([], 80)).toBe("(too few epochs for a curve)");
  expect(lossCurve([0.5], 80)).toBe("(too few epochs for a curve)");
  expect(lossCurve([Number.NaN, Number.NaN], 80)).toBe("(too few epochs for a curve)");
});

test("a constant loss is a line", () => {
  expect(lossCurve([1, 1, 1, 1], 40)).toContain("━━");
});

test("losses below 0 have no logarithm: their scale is a plain one", () => {
  const curve = lossCurve([4, 2, 0, -2, -4], 40);
  expect(curve).toContain("-4");
  expect(curve).toContain("4");
  expect(curve).not.toContain("e-");
});
