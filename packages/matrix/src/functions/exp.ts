import { exp as expOfNumber } from "@adjoint/math";
import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/exp.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ exp: (x) => expOfNumber(x) }, compiled);

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
  return mapMatrix("exp", formulas.exp, m, allocate);
}
