import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/abs.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ abs: (x) => Math.abs(x) }, compiled);

/**
 * Absolute value: `y = |m|`, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: NaN stays NaN.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { abs, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(abs(matrix(1, 2, [-1, 2]))), [[1, 2]]);
 * ```
 */
export function abs(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("abs", formulas.abs, m, allocate);
}
