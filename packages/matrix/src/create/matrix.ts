import { assertNumbers } from "@adjoint/checks";
import { assertShape } from "../core/checks.js";
import { dtypeOf } from "../core/dtype-of.js";
import { DTypeError, ShapeError } from "../core/errors.js";
import type { DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * A matrix from its elements, row by row: `m[i, j] = data[i * columns + j]`.
 *
 * A `Float64Array` or `Float32Array` is wrapped without a copy, so writing to it writes to the
 * matrix; any other array is copied.
 *
 * Shapes: data has `rows * columns` elements.
 *
 * @param rows an integer of at least 0
 * @param columns an integer of at least 0
 * @param data the elements, row-major. @default zeros
 * @param dtype the number format. @default that of a typed array, else `"float64"`
 * @throws {TypeError} when data is no list of numbers: null, strings and holes are none
 * @throws {RangeError} when `rows` or `columns` is not an integer of at least 0
 * @throws {ShapeError} when `data.length` is not `rows * columns`
 * @throws {DTypeError} when `data` is a typed array of the other dtype, or there is no such dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(matrix(2, 2, [1, 2, 3, 4])), [[1, 2], [3, 4]]);
 * ```
 */
export function matrix(
  rows: number,
  columns: number,
  data?: ArrayLike<number>,
  dtype?: DType,
): Matrix {
  assertShape("matrix", rows, columns, dtype === undefined ? "float64" : dtype);
  if (data === undefined) return allocateFresh(rows, columns, dtype ?? "float64");
  assertNumbers("matrix", "data", data);
  if (data.length !== rows * columns) {
    throw new ShapeError(
      `matrix: data has ${data.length} elements; shape [${rows}, ${columns}] needs ${rows * columns}`,
    );
  }
  const own = dtypeOf(data);
  if (own !== undefined) {
    if (dtype !== undefined && dtype !== own) {
      throw new DTypeError(`matrix: data is ${own} and dtype is ${dtype}; convert with asType`);
    }
    return { rows, columns, dtype: own, data: data as Matrix["data"] };
  }
  const result = allocateFresh(rows, columns, dtype ?? "float64");
  result.data.set(data);
  return result;
}
