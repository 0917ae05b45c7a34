import { assertNumber } from "@adjoint/checks";
import { assertOperand } from "../core/checks.js";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { multiply } from "./multiply.js";

/**
 * A matrix times a number: `y = factor * m`. For float32 the factor is rounded first.
 *
 * Shapes: m and the result are [rows, columns].
 *
 * @param m the matrix
 * @param factor any number
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, scale, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(scale(matrix(1, 2, [1, 2]), 3)), [[3, 6]]);
 * ```
 */
export function scale(m: Matrix, factor: number, allocate: Allocate = allocateFresh): Matrix {
  assertOperand("scale", m, allocate);
  assertNumber("scale", "factor", factor);
  return multiply(m, factor, allocate);
}
