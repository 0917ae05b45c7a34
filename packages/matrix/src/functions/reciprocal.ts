import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/reciprocal.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ reciprocal: (x) => 1 / x }, compiled);

/**
 * Reciprocal: `y = 1 / m`, elementwise; an infinity of the sign of m where m is 0.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: correctly rounded.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, reciprocal, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(reciprocal(matrix(1, 2, [4, -2]))), [[0.25, -0.5]]);
 * ```
 */
export function reciprocal(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("reciprocal", formulas.reciprocal, m, allocate);
}
