import { assertOperand } from "../core/checks.js";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";

/**
 * Transpose: `y[j, i] = m[i, j]`. To multiply by a transpose, use `matmul`'s options instead.
 *
 * Shapes: m is [rows, columns], the result [columns, rows].
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows, transpose } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(transpose(matrix(1, 2, [1, 2]))), [[1], [2]]);
 * ```
 */
export function transpose(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  assertOperand("transpose", m, allocate);
  const result = allocateResult("transpose", allocate, m.columns, m.rows, m.dtype, m);
  let k = 0;
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < m.columns; j++) result.data[j * m.rows + i] = m.data[k++]!;
  }
  return result;
}
