import { allocateFresh } from "./allocate-fresh.js";
import { assertOperand } from "./checks.js";
import { expElements } from "./transcendental/exp.js";
import type { Allocate, Matrix } from "./types.js";

/**
 * Exponential: `y = e^m`, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { exp, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(exp(matrix(1, 2, [0, -Infinity]))), [[1, 0]]);
 * ```
 */
export function exp(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  assertOperand("exp", m, allocate);
  return expElements.apply(m, allocate);
}
