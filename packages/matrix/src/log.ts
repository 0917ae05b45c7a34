import { allocateFresh } from "./allocate-fresh.js";
import { assertOperand } from "./checks.js";
import { logElements } from "./transcendental/log.js";
import type { Allocate, Matrix } from "./types.js";

/**
 * Natural logarithm: `y = ln m`, elementwise. NaN below 0, -∞ at 0.
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
  assertOperand("log", m, allocate);
  return logElements.apply(m, allocate);
}
