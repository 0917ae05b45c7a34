import type { DType, Matrix } from "./types.js";
import { zeros } from "./zeros.js";

/**
 * A matrix computed element by element, in row-major order: `m[i, j] = f(i, j)`.
 *
 * @param rows an integer of at least 0
 * @param columns an integer of at least 0
 * @param f gives the element of a row and a column
 * @param dtype the number format. @default "float64"
 * @throws {RangeError} when `rows` or `columns` is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { generate, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(generate(2, 2, (i, j) => 10 * i + j)), [[0, 1], [10, 11]]);
 * ```
 */
export function generate(
  rows: number,
  columns: number,
  f: (row: number, column: number) => number,
  dtype: DType = "float64",
): Matrix {
  const result = zeros(rows, columns, dtype);
  let k = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.data[k++] = f(i, j);
  }
  return result;
}
