import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/sqrt.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ sqrt: (x) => Math.sqrt(x) }, compiled);

/**
 * Square root: `y = √m`, elementwise; NaN below 0.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: correctly rounded in both dtypes.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sqrt, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(sqrt(matrix(1, 2, [4, 9]))), [[2, 3]]);
 * ```
 */
export function sqrt(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("sqrt", formulas.sqrt, m, allocate);
}
