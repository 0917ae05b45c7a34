import {
  assertFunction,
  assertInteger,
  assertList,
  describeValue,
  nearestWord,
} from "@adjoint/checks";
import { assertMatrix } from "./assert-matrix.js";
import { describeShape } from "./describe-shape.js";
import { DTypeError, ShapeError } from "./errors.js";
import type { Allocate, DType, Matrix } from "./types.js";

/**
 * Throws unless a value is `"float64"` or `"float32"`.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @throws {TypeError} when it is no string
 * @throws {DTypeError} when it is another string
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertDType } from "@adjoint/matrix/kit";
 *
 * assertDType("zeros", "dtype", "float32");
 * assert.throws(() => assertDType("zeros", "dtype", "f32"), {
 *   message: 'zeros: dtype must be "float64" or "float32", got "f32"; did you mean "float32"?',
 * });
 * ```
 */
export function assertDType(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is DType {
  if (value === "float64" || value === "float32") return;
  const message = `${functionName}: ${name} must be "float64" or "float32", got ${describeValue(value)}`;
  if (typeof value !== "string") throw new TypeError(message);
  const near = nearestWord(value, ["float64", "float32"]);
  throw new DTypeError(near === undefined ? message : `${message}; did you mean "${near}"?`);
}

/**
 * Throws a `DTypeError` that names both when two matrices differ in dtype.
 *
 * @param functionName what the message begins with
 * @param nameA what the first is called
 * @param a what should be a matrix
 * @param nameB what the second is called
 * @param b what should be a matrix
 * @throws {TypeError} when one is no matrix
 * @throws {DTypeError} when `a.dtype` is not `b.dtype`
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { assertSameDType } from "@adjoint/matrix/kit";
 *
 * assert.throws(
 *   () => assertSameDType("add", "a", zeros(1, 1), "b", zeros(1, 1, "float32")),
 *   /add: a is float64 and b is float32/,
 * );
 * ```
 */
export function assertSameDType(
  functionName: string,
  nameA: string,
  a: Matrix,
  nameB: string,
  b: Matrix,
): void {
  assertMatrix(functionName, nameA, a);
  assertMatrix(functionName, nameB, b);
  if (a.dtype !== b.dtype) throw otherDType(functionName, nameA, a, nameB, b);
}

function otherDType(
  functionName: string,
  nameA: string,
  a: Matrix,
  nameB: string,
  b: Matrix,
): DTypeError {
  return new DTypeError(
    `${functionName}: ${nameA} is ${a.dtype} and ${nameB} is ${b.dtype}; both must have the same dtype`,
  );
}

/**
 * Throws unless two matrices agree in shape and dtype, as a gradient and what it is the gradient
 * of must.
 *
 * @param functionName what the message begins with
 * @param nameA what the first is called
 * @param a what should be a matrix
 * @param nameB what the second is called
 * @param b what should be a matrix
 * @throws {TypeError} when one is no matrix
 * @throws {ShapeError} when the shapes differ
 * @throws {DTypeError} when the dtypes differ
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { assertSameShape } from "@adjoint/matrix/kit";
 *
 * assert.throws(
 *   () => assertSameShape("relu.backward", "dOutput", zeros(2, 3), "output", zeros(3, 2)),
 *   /relu.backward: dOutput \[2, 3\] and output \[3, 2\] disagree/,
 * );
 * ```
 */
export function assertSameShape(
  functionName: string,
  nameA: string,
  a: Matrix,
  nameB: string,
  b: Matrix,
): void {
  assertMatrix(functionName, nameA, a);
  assertMatrix(functionName, nameB, b);
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new ShapeError(
      `${functionName}: ${nameA} ${describeShape(a)} and ${nameB} ${describeShape(b)} disagree: both must have the same shape`,
    );
  }
  if (a.dtype !== b.dtype) throw otherDType(functionName, nameA, a, nameB, b);
}

/**
 * Throws unless `labels` holds one class index in `[0, classes)` for every row, or the
 * `ignoreIndex`, where one is given.
 *
 * @param functionName what the messages begin with
 * @param labels class indices, one per row
 * @param rows how many labels there must be
 * @param classes how many classes there are
 * @param ignoreIndex a label besides those of the classes. @default none
 * @throws {ShapeError} when the number of labels is not `rows`
 * @throws {TypeError} when labels are no list, or one is no number; the message names its row
 * @throws {RangeError} when a label is out of range, fractional or NaN; the message names its row
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertLabels } from "@adjoint/matrix/kit";
 *
 * assert.throws(
 *   () => assertLabels("loss", [0, 3], 2, 3),
 *   /loss: label 3 in row 1 must be an integer in \[0, 3\)/,
 * );
 * ```
 */
export function assertLabels(
  functionName: string,
  labels: ArrayLike<number>,
  rows: number,
  classes: number,
  ignoreIndex?: number,
): void {
  assertList(functionName, "labels", labels, "a list of class indices");
  if (labels.length !== rows) {
    throw new ShapeError(
      `${functionName}: got ${labels.length} labels for ${rows} rows; there must be one per row`,
    );
  }
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    if (Number.isInteger(label) && label >= 0 && label < classes) continue;
    if (typeof label === "number" && label === ignoreIndex) continue;
    const ignored = ignoreIndex === undefined ? "" : `, or the ignoreIndex ${ignoreIndex}`;
    const message = `${functionName}: label ${describeValue(label)} in row ${row} must be an integer in [0, ${classes})${ignored}`;
    throw typeof label === "number" ? new RangeError(message) : new TypeError(message);
  }
}

/** What a matrix is made of: two counts and a dtype. */
export function assertShape(
  functionName: string,
  rows: unknown,
  columns: unknown,
  dtype: unknown,
): void {
  assertInteger(functionName, "rows", rows, 0);
  assertInteger(functionName, "columns", columns, 0);
  assertDType(functionName, "dtype", dtype);
}

/** What an elementwise function of one matrix is given: the matrix, and where the result goes. */
export function assertOperand(functionName: string, m: Matrix, allocate: Allocate): void {
  assertMatrix(functionName, "m", m);
  assertFunction(functionName, "allocate", allocate);
}
