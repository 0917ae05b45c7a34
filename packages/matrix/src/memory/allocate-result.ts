import { assertFunction, describeValue } from "@adjoint/checks";
import { assertMatrix } from "../core/assert-matrix.js";
import { describeShape } from "../core/describe-shape.js";
import { dtypeOf } from "../core/dtype-of.js";
import { DTypeError, ShapeError } from "../core/errors.js";
import type { Allocate, DType, Matrix } from "../core/types.js";
import { common } from "./places.js";
import { isTrusted } from "./trusted.js";

/**
 * The matrix that `allocate` hands out for a result, checked before anything is written to it: it
 * must be of the shape and dtype asked for, and must not share memory with the operands, which are
 * still to be read.
 *
 * @param functionName the function whose result it is, for the message
 * @param allocate the caller's allocator
 * @param rows how many rows the result has
 * @param columns how many columns
 * @param dtype its number format
 * @param first what is still read when the result is written
 * @param second the same
 * @param third the same
 * @param fourth the same
 * @throws {TypeError} when `allocate` is no function, or gives no matrix
 * @throws {ShapeError} when it gives another shape
 * @throws {DTypeError} when it gives another dtype
 * @throws {RangeError} when what it gives shares memory with an operand
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { allocateResult } from "@adjoint/matrix/kit";
 *
 * const x = full(2, 2, 1);
 * assert.throws(() => allocateResult("flip", () => x, 2, 2, "float64", x), {
 *   name: "RangeError",
 *   message: "flip: allocate gave a matrix [2, 2] that shares memory with an operand",
 * });
 * ```
 */
export function allocateResult(
  functionName: string,
  allocate: Allocate,
  rows: number,
  columns: number,
  dtype: DType,
  first?: Matrix,
  second?: Matrix,
  third?: Matrix,
  fourth?: Matrix,
): Matrix {
  if (isTrusted(allocate)) return allocate(rows, columns, dtype);
  const result = checkedResult(functionName, allocate, rows, columns, dtype);
  if (
    shares(result, first) ||
    shares(result, second) ||
    shares(result, third) ||
    shares(result, fourth)
  ) {
    throw sharing(functionName, result);
  }
  return result;
}

/**
 * The same for a function whose result may be written over an operand: each element depends on the
 * same element alone. The result may be an operand, but not begin in the midst of one.
 *
 * @param functionName the function whose result it is, for the message
 * @param allocate the caller's allocator
 * @param rows how many rows the result has
 * @param columns how many columns
 * @param dtype its number format
 * @param first what is still read when the result is written
 * @param second the same
 * @param third the same
 * @throws {TypeError} when `allocate` is no function, or gives no matrix
 * @throws {ShapeError} when it gives another shape
 * @throws {DTypeError} when it gives another dtype
 * @throws {RangeError} when what it gives shares memory with an operand and is not the same
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { allocateElementwise } from "@adjoint/matrix/kit";
 *
 * const x = full(2, 2, 1);
 * assert.equal(allocateElementwise("negate", () => x, 2, 2, "float64", x), x);
 * ```
 */
export function allocateElementwise(
  functionName: string,
  allocate: Allocate,
  rows: number,
  columns: number,
  dtype: DType,
  first?: Matrix,
  second?: Matrix,
  third?: Matrix,
): Matrix {
  if (isTrusted(allocate)) return allocate(rows, columns, dtype);
  const result = checkedResult(functionName, allocate, rows, columns, dtype);
  if (sharesPart(result, first) || sharesPart(result, second) || sharesPart(result, third)) {
    throw sharing(functionName, result);
  }
  return result;
}

/**
 * The same for a function of several results: an allocator whose every matrix is checked so, and is
 * apart from the operands and from all that it gave before.
 *
 * @param functionName the function whose results they are, for the message
 * @param allocate the caller's allocator
 * @param operands what is still read while the results are written
 * @throws {TypeError} when `allocate` is no function; from the allocator, when it gives no matrix
 * @throws {ShapeError} from the allocator, when `allocate` gives another shape
 * @throws {DTypeError} from the allocator, when it gives another dtype
 * @throws {RangeError} from the allocator, when what it gives shares memory with what is in use
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { allocateApart } from "@adjoint/matrix/kit";
 *
 * const room = full(2, 1, 0);
 * const apart = allocateApart("loss", () => room, [full(2, 3, 1)]);
 * assert.equal(apart(2, 1, "float64"), room);
 * assert.throws(() => apart(2, 1, "float64"), /shares memory with an operand/);
 * ```
 */
export function allocateApart(
  functionName: string,
  allocate: Allocate,
  operands: readonly Matrix[],
): Allocate {
  assertFunction(functionName, "allocate", allocate);
  if (isTrusted(allocate)) return allocate;
  const inUse = [...operands];
  return (rows, columns, dtype) => {
    const result = checkedResult(functionName, allocate, rows, columns, dtype);
    if (inUse.some((operand) => shares(result, operand))) throw sharing(functionName, result);
    inUse.push(result);
    return result;
  };
}

function checkedResult(
  functionName: string,
  allocate: Allocate,
  rows: number,
  columns: number,
  dtype: DType,
): Matrix {
  assertFunction(functionName, "allocate", allocate);
  const result: Matrix | undefined | null = allocate(rows, columns, dtype);
  if (
    result?.rows === rows &&
    result.columns === columns &&
    result.dtype === dtype &&
    result.data.length === rows * columns &&
    dtypeOf(result.data) === dtype
  ) {
    return result;
  }
  assertMatrix(functionName, "what allocate gave", result);
  if (result.dtype !== dtype) {
    throw new DTypeError(
      `${functionName}: allocate must give a ${dtype} matrix, got ${describeValue(result)}`,
    );
  }
  throw new ShapeError(
    `${functionName}: allocate must give a matrix [${rows}, ${columns}], got ${describeShape(result)}`,
  );
}

function shares(result: Matrix, operand: Matrix | undefined): boolean {
  return operand !== undefined && common(result, operand) !== "none";
}

function sharesPart(result: Matrix, operand: Matrix | undefined): boolean {
  return operand !== undefined && common(result, operand) === "some";
}

function sharing(functionName: string, result: Matrix): RangeError {
  return new RangeError(
    `${functionName}: allocate gave a matrix ${describeShape(result)} that shares memory with an operand`,
  );
}
