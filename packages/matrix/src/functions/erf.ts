import { erf as erfOfNumber } from "@adjoint/math";
import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/erf.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ erf: (x) => erfOfNumber(x) }, compiled);

/**
 * Error function: `y = 2 / √π ∫₀ᵐ exp(-t²) dt`, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { erf, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(erf(matrix(1, 2, [0, Infinity]))), [[0, 1]]);
 * ```
 */
export function erf(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("erf", formulas.erf, m, allocate);
}
