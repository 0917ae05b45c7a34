import type { Allocate, Matrix } from "../core/types.js";
import { broadcasting } from "../formulas/broadcasting.js";
import { compiled } from "../generated/maximum.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

const formulas = /* @__PURE__ */ broadcasting({ maximum: (a, b) => Math.max(a, b) }, compiled);

/**
 * The larger of two elements: `y = max(a, b)`, elementwise, with NumPy's broadcasting. For the largest
 * element of a matrix there is `max`.
 *
 * Shapes: [rows, columns] with [rows, columns], [1, columns], [rows, 1], [1, 1] or a number.
 * Numerics: exact; NaN where either is NaN, and -0 is below 0.
 *
 * @param a the left side
 * @param b the right side
 * @param allocate where the result goes. @default fresh zeros
 * @throws {ShapeError} when two sizes differ and neither is 1
 * @throws {DTypeError} when one side is float32 and the other float64
 * @throws {TypeError} when both sides are numbers
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, maximum, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(maximum(matrix(1, 2, [1, 5]), 2)), [[2, 5]]);
 * ```
 */
export function maximum(
  a: Matrix | number,
  b: Matrix | number,
  allocate: Allocate = allocateFresh,
): Matrix {
  return formulas.maximum([a, b], allocate);
}
