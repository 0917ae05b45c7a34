import { fromRows, matrix, toRows } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { scaleRows } from "./rows.js";

const rowWeights = Float64Array.of(2, 0, 1);

test("every row is multiplied by its own factor", () => {
  const gradient = fromRows([
    [1, -2],
    [0, 0],
    [3, 4],
  ]);
  scaleRows(gradient, rowWeights, matrix(3, 1, [2, 3, 4]));
  expect(toRows(gradient)).toEqual([
    [2, -4],
    [0, 0],
    [12, 16],
  ]);
});

test("a row of weight 0 keeps its zeros, whatever its factor", () => {
  for (const factor of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    const gradient = matrix(3, 1, [1, 0, 2]);
    scaleRows(gradient, rowWeights, factor);
    expect([...gradient.data]).toEqual([factor, 0, 2 * factor]);
  }
});

test("a factor is rounded to float32 first", () => {
  const gradient = matrix(1, 1, Float32Array.of(3));
  scaleRows(gradient, Float32Array.of(1), 0.1);
  expect(gradient.data[0]).toBe(Math.fround(3 * Math.fround(0.1)));
});
