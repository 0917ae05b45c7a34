import { logFloat32, log as logFloat64 } from "@adjoint/math";
import { allocateFresh } from "./allocate-fresh.js";
import type { Allocate, Matrix } from "./types.js";

/**
 * Natural logarithm: `y = ln m`, elementwise; NaN below 0.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(log(matrix(1, 2, [1, 0]))), [[0, -Infinity]]);
 * ```
 */
export function log(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  const result = allocate(m.rows, m.columns, m.dtype);
  const f = m.dtype === "float32" ? logFloat32 : logFloat64;
  for (let k = 0; k < m.data.length; k++) result.data[k] = f(m.data[k]!);
  return result;
}
