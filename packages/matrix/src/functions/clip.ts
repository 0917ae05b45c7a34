import { assertMatrix } from "../core/assert-matrix.js";
import type { Allocate, Matrix } from "../core/types.js";
import { broadcasting } from "../formulas/broadcasting.js";
import { compiled } from "../generated/clip.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

const formulas = /* @__PURE__ */ broadcasting(
  {
    clip: {
      operands: ["m", "low", "high"],
      formula: (m, low, high) => Math.min(Math.max(m, low), high),
    },
  },
  compiled,
);

/**
 * What is outside an interval becomes its end: `y = min(max(m, low), high)`, elementwise, with NumPy's
 * broadcasting.
 *
 * Shapes: m is [rows, columns]; low and high are numbers, or broadcast against it.
 * Numerics: exact; NaN where one of the three is NaN. Where low is above high, the result is high.
 *
 * @param m the matrix
 * @param low the least result
 * @param high the largest result
 * @param allocate where the result goes. @default fresh zeros
 * @throws {ShapeError} when two sizes differ and neither is 1
 * @throws {DTypeError} when one is float32 and another float64
 * @throws {TypeError} when m is no matrix, or an end is neither a matrix nor a number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { clip, matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(clip(matrix(1, 3, [-2, 0.5, 7]), 0, 1)), [[0, 0.5, 1]]);
 * ```
 */
export function clip(
  m: Matrix,
  low: Matrix | number,
  high: Matrix | number,
  allocate: Allocate = allocateFresh,
): Matrix {
  assertMatrix("clip", "m", m);
  return formulas.clip([m, low, high], allocate);
}
