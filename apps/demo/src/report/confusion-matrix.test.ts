import { expect, test } from "vitest";
import { formatConfusionMatrix } from "./confusion-matrix.js";

test("prints a letter a class and columns that line up", () => {
  expect(
    formatConfusionMatrix([
      [100, 1],
      [2, 30],
    ]),
  ).toBe("      A    B\nA   100    1\nB     2   30");
});
