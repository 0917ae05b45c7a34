import { assertMatrix } from "../core/assert-matrix.js";
import type { Matrix } from "../core/types.js";

/**
 * Whether two matrices have the same shape, dtype and elements. As in NumPy's `array_equal`, NaN
 * equals nothing, and 0 equals -0.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { equal, identity, matrix } from "@adjoint/matrix";
 *
 * assert.equal(equal(identity(2), matrix(2, 2, [1, 0, 0, 1])), true);
 * ```
 */
export function equal(a: Matrix, b: Matrix): boolean {
  assertMatrix("equal", "a", a);
  assertMatrix("equal", "b", b);
  if (a.rows !== b.rows || a.columns !== b.columns || a.dtype !== b.dtype) return false;
  for (let k = 0; k < a.data.length; k++) {
    if (a.data[k] !== b.data[k]) return false;
  }
  return true;
}
