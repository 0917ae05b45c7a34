import { assertFunction, describeValue } from "@adjoint/checks";
import { assertShape } from "../core/checks.js";
import type { DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * A matrix computed element by element, in row-major order: `m[i, j] = f(i, j)`.
 *
 * @param rows an integer of at least 0
 * @param columns an integer of at least 0
 * @param f gives the element of a row and a column
 * @param dtype the number format. @default "float64"
 * @throws {TypeError} when f is no function, or gives something else than a number
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
  assertShape("generate", rows, columns, dtype);
  assertFunction("generate", "f", f);
  const result = allocateFresh(rows, columns, dtype);
  let k = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = f(i, j);
      if (typeof value !== "number") {
        throw new TypeError(
          `generate: f must give numbers, got ${describeValue(value)} for row ${i}, column ${j}`,
        );
      }
      result.data[k++] = value;
    }
  }
  return result;
}
