import { assertNumber } from "@adjoint/checks";
import { assertShape } from "../core/checks.js";
import type { DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * A matrix of one value: `m[i, j] = value`.
 *
 * @param rows an integer of at least 0
 * @param columns an integer of at least 0
 * @param value any number; rounded when `dtype` is `"float32"`
 * @param dtype the number format. @default "float64"
 * @throws {TypeError} when `value` is no number
 * @throws {RangeError} when `rows` or `columns` is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(full(1, 2, 7)), [[7, 7]]);
 * ```
 */
export function full(
  rows: number,
  columns: number,
  value: number,
  dtype: DType = "float64",
): Matrix {
  assertShape("full", rows, columns, dtype);
  assertNumber("full", "value", value);
  const result = allocateFresh(rows, columns, dtype);
  result.data.fill(value);
  return result;
}
