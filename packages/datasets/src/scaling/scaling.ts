import { assertFunction } from "@adjoint/checks";
import {
  type Allocate,
  add,
  DTypeError,
  divide,
  type Matrix,
  multiply,
  ShapeError,
  subtract,
} from "@adjoint/matrix";
import { allocateFresh, assertMatrix, assertSameDType, describeShape } from "@adjoint/matrix/kit";

/** A scaling of each feature, found on some rows and the same for all others. */
export interface Scaling {
  /** What is subtracted from each feature, [1, features]. */
  readonly shift: Matrix;
  /** What each feature is divided by, [1, features]. */
  readonly scale: Matrix;
  /** `(x - shift) / scale`, for rows that the scaling was found on and for others. */
  readonly apply: (x: Matrix, allocate?: Allocate) => Matrix;
  /** The way back: `x * scale + shift`. */
  readonly inverse: (x: Matrix, allocate?: Allocate) => Matrix;
}

/**
 * A scaling by numbers that are known, as of a model that was saved: `apply` gives
 * `(x - shift) / scale`, and `inverse` `x * scale + shift`.
 *
 * Shapes: shift and scale are [1, features]; x and results [rows, features].
 * Numerics: NaN stays NaN.
 *
 * @param shift what is subtracted from each feature
 * @param scale what each feature is divided by
 * @throws {TypeError} when an argument is no matrix
 * @throws {ShapeError} when shift and scale are no rows of one length; from `apply` and `inverse`, when x has
 * another number of columns
 * @throws {DTypeError} when dtypes differ
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { scaling } from "@adjoint/datasets";
 * import { matrix } from "@adjoint/matrix";
 *
 * const { apply, inverse } = scaling(matrix(1, 2, [1, 0]), matrix(1, 2, [2, 10]));
 * assert.deepEqual([...apply(matrix(1, 2, [5, 5])).data], [2, 0.5]);
 * assert.deepEqual([...inverse(matrix(1, 2, [2, 0.5])).data], [5, 5]);
 * ```
 */
export function scaling(shift: Matrix, scale: Matrix): Scaling {
  assertMatrix("scaling", "shift", shift);
  assertMatrix("scaling", "scale", scale);
  assertSameDType("scaling", "shift", shift, "scale", scale);
  if (shift.rows !== 1 || scale.rows !== 1 || shift.columns !== scale.columns) {
    throw new ShapeError(
      `scaling: shift ${describeShape(shift)} and scale ${describeShape(scale)} must be rows of one length`,
    );
  }
  const check = (name: string, x: Matrix, allocate: Allocate) => {
    assertMatrix(name, "x", x);
    assertFunction(name, "allocate", allocate);
    if (x.columns !== shift.columns) {
      throw new ShapeError(
        `${name}: x ${describeShape(x)} and shift ${describeShape(shift)} disagree: both must have the same columns`,
      );
    }
    if (x.dtype !== shift.dtype) {
      throw new DTypeError(
        `${name}: x is ${x.dtype} and shift is ${shift.dtype}; both must have the same dtype`,
      );
    }
  };
  return {
    shift,
    scale,
    apply: (x, allocate = allocateFresh) => {
      check("scaling.apply", x, allocate);
      return divide(subtract(x, shift), scale, allocate);
    },
    inverse: (x, allocate = allocateFresh) => {
      check("scaling.inverse", x, allocate);
      return add(multiply(x, scale), shift, allocate);
    },
  };
}
