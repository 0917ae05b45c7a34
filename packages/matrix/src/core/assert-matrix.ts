import { describeValue } from "@adjoint/checks";
import { placeOf } from "../memory/places.js";
import { describeShape } from "./describe-shape.js";
import { dtypeOf } from "./dtype-of.js";
import { DTypeError, ShapeError } from "./errors.js";
import { isMatrix } from "./is-matrix.js";
import type { Matrix } from "./types.js";

/**
 * Throws unless a value is a matrix whose data is what the record says: `rows * columns` elements
 * of its dtype. Records are easily made by hand, and with the wrong sizes. Data becomes shorter
 * when it is posted to a worker, or when its buffer is transferred or shrunk.
 *
 * @param functionName the function that is asked, for the message
 * @param name what the value is called there
 * @param value what should be a matrix
 * @throws {TypeError} when it is no matrix
 * @throws {DTypeError} when its data is not of its dtype
 * @throws {ShapeError} when its data has not `rows * columns` elements
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { assertMatrix } from "@adjoint/matrix/kit";
 *
 * const m = full(2, 3, 1);
 * assertMatrix("example", "m", m);
 * structuredClone(m.data.buffer, { transfer: [m.data.buffer as ArrayBuffer] });
 * assert.throws(() => assertMatrix("example", "m", m), {
 *   message: "example: m [2, 3] must have 6 elements of data, got 0; was its buffer transferred?",
 * });
 * ```
 */
export function assertMatrix(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is Matrix {
  if (isMatrix(value)) {
    const { rows, columns, dtype, data } = value;
    const place = placeOf(data);
    const own = place === undefined ? dtypeOf(data) : place.dtype;
    if (own === dtype && isCount(rows) && isCount(columns)) {
      if ((place === undefined ? data.length : place.length) === rows * columns) return;
    }
  }
  throw noMatrix(functionName, name, value);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function noMatrix(functionName: string, name: string, value: unknown): Error {
  if (!isMatrix(value)) {
    return new TypeError(`${functionName}: ${name} must be a matrix, got ${describeValue(value)}`);
  }
  const { rows, columns, dtype, data } = value;
  if (!isCount(rows) || !isCount(columns)) {
    return new ShapeError(
      `${functionName}: ${name} must have whole numbers of rows and columns, got ${describeValue(rows)} and ${describeValue(columns)}`,
    );
  }
  const matrix = `${functionName}: ${name} ${describeShape(value)}`;
  if (dtype !== "float64" && dtype !== "float32") {
    return new DTypeError(
      `${matrix} must be of dtype "float64" or "float32", got ${describeValue(dtype)}`,
    );
  }
  if (dtypeOf(data) !== dtype) {
    const wanted = dtype === "float64" ? "a Float64Array" : "a Float32Array";
    return new DTypeError(
      `${matrix} is ${dtype}, so that its data must be ${wanted}, got ${describeValue(data)}`,
    );
  }
  const gone = data.length === 0 ? "; was its buffer transferred?" : "";
  return new ShapeError(
    `${matrix} must have ${rows * columns} elements of data, got ${data.length}${gone}`,
  );
}
