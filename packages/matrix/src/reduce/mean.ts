import { assertFunction } from "@adjoint/checks";
import { divide } from "../arithmetic/divide.js";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import type { AxisOptions } from "./axis-options.js";
import { assertReductionOperand } from "./checks.js";
import { sum } from "./sum.js";

/**
 * Arithmetic mean: `y = Σ m / n`, over everything, down the columns (`axis: 0`) or along the rows
 * (`axis: 1`). The mean of nothing is NaN.
 *
 * Shapes: axis 0 gives [1, columns], axis 1 gives [rows, 1], none gives a number.
 * Numerics: the sum as in `sum`, then one division, as NumPy does.
 *
 * @param m the matrix
 * @param options which axis to average along
 * @param allocate where the result goes. @default fresh zeros
 * @throws {TypeError} when m is no matrix, or options are no record of an axis
 * @throws {RangeError} when the axis is neither 0 nor 1
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, mean } from "@adjoint/matrix";
 *
 * assert.equal(mean(matrix(2, 2, [1, 2, 3, 4])), 2.5);
 * ```
 */
export function mean(m: Matrix, options?: { readonly axis?: undefined }): number;
export function mean(m: Matrix, options: { readonly axis: 0 | 1 }, allocate?: Allocate): Matrix;
export function mean(
  m: Matrix,
  options: AxisOptions = {},
  allocate: Allocate = allocateFresh,
): Matrix | number {
  assertReductionOperand("mean", m, options);
  assertFunction("mean", "allocate", allocate);
  const { axis } = options;
  if (axis === undefined) {
    const result = sum(m) / m.data.length;
    return m.dtype === "float32" ? Math.fround(result) : result;
  }
  return divide(sum(m, { axis }), axis === 0 ? m.rows : m.columns, allocate);
}
