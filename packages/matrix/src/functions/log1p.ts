import { log1p as log1pOfNumber } from "@adjoint/math";
import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/log1p.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ log1p: (x) => log1pOfNumber(x) }, compiled);

/**
 * Natural logarithm of 1 + m: `y = ln(1 + m)`, elementwise. NaN below -1, -∞ at -1. Near 0 all digits are kept, where `ln(1 + m)` loses them.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log1p, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(log1p(matrix(1, 2, [0, -1]))), [[0, -Infinity]]);
 * ```
 */
export function log1p(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("log1p", formulas.log1p, m, allocate);
}
