import { assertInteger } from "@adjoint/checks";
import { assertDType } from "../core/checks.js";
import type { DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * The identity matrix: `m[i, j] = 1` where `i = j`, else 0.
 *
 * Shapes: the result is [n, n].
 *
 * @param n an integer of at least 0
 * @param dtype the number format. @default "float64"
 * @throws {RangeError} when `n` is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { identity, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(identity(2)), [[1, 0], [0, 1]]);
 * ```
 */
export function identity(n: number, dtype: DType = "float64"): Matrix {
  assertInteger("identity", "n", n, 0);
  assertDType("identity", "dtype", dtype);
  const result = allocateFresh(n, n, dtype);
  for (let i = 0; i < n; i++) result.data[i * n + i] = 1;
  return result;
}
