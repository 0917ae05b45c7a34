import { expect, test } from "vitest";
import { confusionMatrix, formatConfusionMatrix } from "./confusion-matrix.js";

test("counts true classes down, predicted classes across", () => {
  expect(confusionMatrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0], 3)).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 2],
  ]);
  expect(confusionMatrix([], [], 1)).toEqual([[0]]);
});

test("prints a letter a class and columns that line up", () => {
  expect(
    formatConfusionMatrix([
      [100, 1],
      [2, 30],
    ]),
  ).toBe("      A    B\nA   100    1\nB     2   30");
});
