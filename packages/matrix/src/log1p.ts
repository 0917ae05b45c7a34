import { allocateFresh } from "./allocate-fresh.js";
import { assertOperand } from "./checks.js";
import { log1pElements } from "./transcendental/log1p.js";
import type { Allocate, Matrix } from "./types.js";

/**
 * Natural logarithm of 1 + m: `y = ln(1 + m)`, elementwise. NaN below -1, -∞ at -1. Near 0 all digits are kept, where `ln(1 + m)` loses them.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log1p, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(log1p(matrix(1, 2, [0, -1]))), [[0, -Infinity]]);
 * ```
 */
export function log1p(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  assertOperand("log1p", m, allocate);
  return log1pElements.apply(m, allocate);
}
