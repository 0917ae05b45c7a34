import { expm1 as expm1OfNumber } from "@adjoint/math";
import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/expm1.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ expm1: (x) => expm1OfNumber(x) }, compiled);

/**
 * Exponential less 1: `y = e^m - 1`, elementwise. Near 0 all digits are kept, where `e^m - 1` cancels.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { expm1, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(expm1(matrix(1, 2, [0, -Infinity]))), [[0, -1]]);
 * ```
 */
export function expm1(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("expm1", formulas.expm1, m, allocate);
}
