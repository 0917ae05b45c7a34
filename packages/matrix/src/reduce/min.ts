import { assertFunction } from "@adjoint/checks";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";
import type { AxisOptions } from "./axis-options.js";
import { assertNotEmpty, assertReductionOperand } from "./checks.js";

/**
 * Smallest element: `y = min m`, over everything, down the columns (`axis: 0`) or along the rows
 * (`axis: 1`). NaN where any element is NaN, as in NumPy.
 *
 * Shapes: axis 0 gives [1, columns], axis 1 gives [rows, 1], none gives a number.
 *
 * @param m the matrix
 * @param options which axis to search along
 * @param allocate where the result goes. @default fresh zeros
 * @throws {TypeError} when m is no matrix, or options are no record of an axis
 * @throws {RangeError} when the axis is neither 0 nor 1
 * @throws {ShapeError} when there are no elements to choose from
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, min, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(min(matrix(2, 2, [1, 9, 3, 4]), { axis: 0 })), [[1, 4]]);
 * ```
 */
export function min(m: Matrix, options?: { readonly axis?: undefined }): number;
export function min(m: Matrix, options: { readonly axis: 0 | 1 }, allocate?: Allocate): Matrix;
export function min(
  m: Matrix,
  options: AxisOptions = {},
  allocate: Allocate = allocateFresh,
): Matrix | number {
  assertReductionOperand("min", m, options);
  assertFunction("min", "allocate", allocate);
  const { axis } = options;
  assertNotEmpty("min", m, axis);
  if (axis === undefined) return minOf(m.data, 0, m.data.length, 1);
  if (axis === 1) {
    const result = allocateResult("min", allocate, m.rows, 1, m.dtype, m);
    for (let i = 0; i < m.rows; i++) result.data[i] = minOf(m.data, i * m.columns, m.columns, 1);
    return result;
  }
  const result = allocateResult("min", allocate, 1, m.columns, m.dtype, m);
  for (let j = 0; j < m.columns; j++) result.data[j] = minOf(m.data, j, m.rows, m.columns);
  return result;
}

function minOf(data: Matrix["data"], start: number, count: number, stride: number): number {
  let best = data[start]!;
  for (let k = 1; k < count; k++) {
    const value = data[start + k * stride]!;
    if (value < best || Number.isNaN(value)) best = value;
  }
  return best;
}
