import { assertMatrix } from "../core/assert-matrix.js";
import type { Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * A copy in memory of its own: `y = m`. It outlives the step of a workspace that m is of, and is what to
 * keep, clone or post to a worker.
 *
 * Shapes: m and the result are [rows, columns], of one dtype.
 * Follows NumPy's `copy`.
 *
 * @param m any matrix
 * @throws {TypeError} when m is no matrix
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { copy, full, scale, workspace } from "@adjoint/matrix";
 *
 * const { allocate, end } = workspace();
 * const kept = copy(scale(full(1, 2, 3), 2, allocate));
 * end();
 * assert.deepEqual(kept, full(1, 2, 6));
 * ```
 */
export function copy(m: Matrix): Matrix {
  assertMatrix("copy", "m", m);
  const result = allocateFresh(m.rows, m.columns, m.dtype);
  result.data.set(m.data);
  return result;
}
