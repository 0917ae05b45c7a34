import type { Allocate, Matrix } from "../core/types.js";
import { broadcasting } from "../formulas/broadcasting.js";
import { compiled } from "../generated/multiply.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

const formulas = /* @__PURE__ */ broadcasting({ multiply: (a, b) => a * b }, compiled);

/**
 * Elementwise product: `y = a * b`, elementwise, with NumPy's broadcasting: a row, a column or a
 * number is repeated along the other side.
 *
 * Shapes: [rows, columns] with [rows, columns], [1, columns], [rows, 1], [1, 1] or a number.
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
 * import { multiply, matrix, toRows } from "@adjoint/matrix";
 *
 * const m = matrix(2, 2, [1, 2, 3, 4]);
 * assert.deepEqual(toRows(multiply(m, matrix(1, 2, [10, 20]))), [[10, 40], [30, 80]]);
 * ```
 */
export function multiply(
  a: Matrix | number,
  b: Matrix | number,
  allocate: Allocate = allocateFresh,
): Matrix {
  return formulas.multiply([a, b], allocate);
}
