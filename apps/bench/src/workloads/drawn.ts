import { type DType, type Matrix, matrix } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";

/** Numbers drawn evenly from [low, high), the same each time. */
export function drawn(
  rows: number,
  columns: number,
  dtype: DType,
  [low, high]: readonly [number, number],
): Matrix {
  const random = randomState(0);
  const data = Array.from({ length: rows * columns }, () => random.uniform(low, high));
  return matrix(rows, columns, data, dtype);
}

/** Labels drawn evenly from [0, classes), the same each time. */
export function drawnLabels(rows: number, classes: number): Int32Array {
  const random = randomState(1);
  return Int32Array.from({ length: rows }, () => Math.floor(random.uniform(0, classes)));
}
