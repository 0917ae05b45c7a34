import { assertRecord, describeValue } from "@adjoint/checks";
import { asType, type DType, type Matrix, matrix, ShapeError } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import type { NumericArray } from "./types.js";

/**
 * Numbers of a file as a matrix: the first dimension is the rows, and all others are laid out in columns. Of
 * one dimension it is a column.
 *
 * Shapes: [n, a, b, ...] becomes [n, a * b * ...]; [n] becomes [n, 1].
 *
 * @param array what `readIdx` or `readNpy` gave
 * @param dtype the number format. @default "float64"
 * @throws {TypeError} when it is no such array
 * @throws {RangeError} when it has no dimensions
 * @throws {DTypeError} when the dtype is unknown
 * @throws {ShapeError} when the data is not of its shape
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrixOf } from "@adjoint/datasets";
 * import { toRows } from "@adjoint/matrix";
 *
 * const images = { shape: [2, 1, 2], data: Uint8Array.of(0, 255, 3, 4) };
 * assert.deepEqual(toRows(matrixOf(images)), [[0, 255], [3, 4]]);
 * ```
 */
export function matrixOf(array: NumericArray, dtype: DType = "float64"): Matrix {
  assertRecord("matrixOf", "array", array, "an array { shape, data }");
  assertDType("matrixOf", "dtype", dtype);
  const { shape, data } = array;
  if (!Array.isArray(shape) || !ArrayBuffer.isView(data)) {
    throw new TypeError(
      `matrixOf: array must be an array { shape, data }, got ${describeValue(array)}`,
    );
  }
  if (shape.length === 0) {
    throw new RangeError("matrixOf: array must have at least one dimension, got a single number");
  }
  // Spread, so that a hole is no size.
  const [rows, ...others] = shape as readonly number[];
  const columns = others.reduce((product, size) => product * size, 1);
  if (rows! * columns !== data.length) {
    throw new ShapeError(
      `matrixOf: array has ${data.length} numbers, and the shape [${shape.slice(0, 8).join(", ")}]`,
    );
  }
  return asType(matrix(rows!, columns, data), dtype);
}
