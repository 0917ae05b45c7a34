import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/square.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ square: (x) => x * x }, compiled);

/**
 * Square: `y = m²`, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: correctly rounded.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, square, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(square(matrix(1, 2, [-3, 2]))), [[9, 4]]);
 * ```
 */
export function square(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("square", formulas.square, m, allocate);
}
