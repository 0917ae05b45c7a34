import { log as logOfNumber } from "@adjoint/math";
import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/log.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise({ log: (x) => logOfNumber(x) }, compiled);

/**
 * Natural logarithm: `y = ln m`, elementwise. NaN below 0, -∞ at 0.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: at most 1 ulp from the exact value, the same bits in every engine.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(log(matrix(1, 2, [1, 0]))), [[0, -Infinity]]);
 * ```
 */
export function log(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("log", formulas.log, m, allocate);
}
