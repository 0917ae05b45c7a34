import type { Matrix } from "../core/types.js";
import type { AxisOptions } from "./axis-options.js";
import { assertNotEmpty, assertReductionOperand } from "./checks.js";

/**
 * Where the largest element is: `argmax m`, of everything (an index into `data`), down the columns
 * (`axis: 0`) or along the rows (`axis: 1`). The first of equals; the first NaN, if there is one,
 * as in NumPy.
 *
 * Shapes: axis 0 gives `columns` indices, axis 1 gives `rows`, none gives one number.
 *
 * @param m the matrix
 * @param options which axis to search along
 * @throws {TypeError} when m is no matrix, or options are no record of an axis
 * @throws {RangeError} when the axis is neither 0 nor 1
 * @throws {ShapeError} when there are no elements to choose from
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { argmax, matrix } from "@adjoint/matrix";
 *
 * assert.deepEqual(argmax(matrix(2, 2, [1, 9, 4, 3]), { axis: 1 }), Int32Array.of(1, 0));
 * ```
 */
export function argmax(m: Matrix, options?: { readonly axis?: undefined }): number;
export function argmax(m: Matrix, options: { readonly axis: 0 | 1 }): Int32Array;
export function argmax(m: Matrix, options: AxisOptions = {}): Int32Array | number {
  assertReductionOperand("argmax", m, options);
  const { axis } = options;
  assertNotEmpty("argmax", m, axis);
  if (axis === undefined) return argmaxOf(m.data, 0, m.data.length, 1);
  const result = new Int32Array(axis === 1 ? m.rows : m.columns);
  for (let i = 0; i < result.length; i++) {
    result[i] =
      axis === 1
        ? argmaxOf(m.data, i * m.columns, m.columns, 1)
        : argmaxOf(m.data, i, m.rows, m.columns);
  }
  return result;
}

function argmaxOf(data: Matrix["data"], start: number, count: number, stride: number): number {
  let best = data[start]!;
  let index = 0;
  for (let k = 1; k < count && !Number.isNaN(best); k++) {
    const value = data[start + k * stride]!;
    if (value > best || Number.isNaN(value)) {
      best = value;
      index = k;
    }
  }
  return index;
}
