import { allocateFresh } from "./allocate-fresh.js";
import { assertOperand } from "./checks.js";
import type { Allocate, Matrix } from "./types.js";

/**
 * Square root: `y = √m`, elementwise; NaN below 0.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: correctly rounded in both dtypes.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sqrt, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(sqrt(matrix(1, 2, [4, 9]))), [[2, 3]]);
 * ```
 */
export function sqrt(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  assertOperand("sqrt", m, allocate);
  const result = allocate(m.rows, m.columns, m.dtype);
  for (let k = 0; k < m.data.length; k++) result.data[k] = Math.sqrt(m.data[k]!);
  return result;
}
