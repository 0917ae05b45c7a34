import { assertShape } from "../core/checks.js";
import type { DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * A matrix of zeros: `m[i, j] = 0`.
 *
 * @param rows an integer of at least 0
 * @param columns an integer of at least 0
 * @param dtype the number format. @default "float64"
 * @throws {RangeError} when `rows` or `columns` is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { toRows, zeros } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(zeros(1, 2)), [[0, 0]]);
 * ```
 */
export function zeros(rows: number, columns: number, dtype: DType = "float64"): Matrix {
  assertShape("zeros", rows, columns, dtype);
  return allocateFresh(rows, columns, dtype);
}
