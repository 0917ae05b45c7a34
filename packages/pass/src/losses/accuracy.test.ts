import { matrix, zeros } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { accuracy } from "./index.js";

const predictions = matrix(2, 3, [0.1, 0.7, 0.2, 0.5, 0.3, 0.2]);

test("by hand, for labels and for rows", () => {
  expect(accuracy(predictions, [1, 0])).toBe(1);
  expect(accuracy(predictions, Int8Array.of(1, 1))).toBe(0.5);
  expect(accuracy(predictions, matrix(2, 3, [0, 1, 0, 0, 0, 1]))).toBe(0.5);
  expect(accuracy(zeros(0, 3), [])).toBe(Number.NaN);
  expect(accuracy(zeros(1, 3), [0])).toBe(1);
});
