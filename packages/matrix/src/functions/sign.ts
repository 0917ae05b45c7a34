import type { Allocate, Matrix } from "../core/types.js";
import { elementwise } from "../formulas/elementwise.js";
import { compiled } from "../generated/sign.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { mapMatrix } from "./map-matrix.js";

const formulas = /* @__PURE__ */ elementwise(
  { sign: (x) => (x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x) },
  compiled,
);

/**
 * Sign: `y = 1` where m is above 0, -1 where it is below, 0 where it is 0 or -0, elementwise.
 *
 * Shapes: m and the result are [rows, columns].
 * Numerics: exact; NaN stays NaN, as in NumPy.
 *
 * @param m the matrix
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, sign, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(sign(matrix(1, 2, [-3, 2]))), [[-1, 1]]);
 * ```
 */
export function sign(m: Matrix, allocate: Allocate = allocateFresh): Matrix {
  return mapMatrix("sign", formulas.sign, m, allocate);
}
