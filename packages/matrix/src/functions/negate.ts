import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/negate.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ negate: (x) => -x }, compiled);

/**
 * Negation: `y = -m`, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: exact; 0 becomes -0.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, negate, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(negate(matrix(1, 2, [1, -2]))), [[-1, 2]]);
 * ```
 */
export function negate(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("negate", formulas.negate, m, allocate);
}
