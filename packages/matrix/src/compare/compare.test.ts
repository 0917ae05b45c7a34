import { describe, expect, test } from "vitest";
import { allClose, equal, matrix, ShapeError, zeros } from "../index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe("equal", () => {
  test("needs shape, dtype and every element", () => {
    expect(equal(matrix(1, 2, [1, 2]), matrix(1, 2, [1, 2]))).toBe(true);
    expect(equal(matrix(1, 2, [1, 2]), matrix(1, 2, [1, 3]))).toBe(false);
    expect(equal(zeros(1, 2), zeros(2, 1))).toBe(false);
    expect(equal(zeros(1, 1), zeros(1, 1, "float32"))).toBe(false);
    expect(equal(matrix(1, 1, [0]), matrix(1, 1, [-0]))).toBe(true);
    expect(equal(matrix(1, 1, [nan]), matrix(1, 1, [nan]))).toBe(false);
  });
});

describe("allClose", () => {
  test.each([
    [1, 1 + 1e-6, true],
    [1, 1 + 1e-4, false],
    [0, 1e-9, true],
    [inf, inf, true],
    [inf, -inf, false],
    [1, inf, false],
    [inf, 1, false],
    [nan, nan, false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(allClose(matrix(1, 1, [a]), matrix(1, 1, [b]))).toBe(expected);
  });

  test("takes its tolerances, and compares across dtypes", () => {
    expect(allClose(matrix(1, 1, [1]), matrix(1, 1, [1.4]), { rtol: 0, atol: 0.5 })).toBe(true);
    expect(allClose(matrix(1, 1, [0.1]), matrix(1, 1, Float32Array.of(0.1)))).toBe(true);
  });

  test("rejects other shapes", () => {
    expect(() => allClose(zeros(1, 2), zeros(2, 1))).toThrow(ShapeError);
  });
});
