import type { Allocate, Matrix } from "../core/types.js";
import { broadcasting } from "../formulas/broadcasting.js";
import { compiled } from "../generated/minimum.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

const formulas = /* @__PURE__ */ broadcasting({ minimum: (a, b) => Math.min(a, b) }, compiled);

/**
 * The smaller of two elements: `y = min(a, b)`, elementwise, with NumPy's broadcasting. For the smallest
 * element of a matrix there is `min`.
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
 * import { matrix, minimum, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(minimum(matrix(1, 2, [1, 5]), 2)), [[1, 2]]);
 * ```
 */
export function minimum(
  a: Matrix | number,
  b: Matrix | number,
  allocate: Allocate = allocateFresh,
): Matrix {
  return formulas.minimum([a, b], allocate);
}
