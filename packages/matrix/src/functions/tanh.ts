import { tanh as tanhOfNumber } from "@adjoint/math";
import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/tanh.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ tanh: (x) => tanhOfNumber(x) }, compiled);

/**
 * Hyperbolic tangent: `y = tanh m`, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, tanh, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(tanh(matrix(1, 2, [0, Infinity]))), [[0, 1]]);
 * ```
 */
export function tanh(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("tanh", formulas.tanh, m, allocate);
}
