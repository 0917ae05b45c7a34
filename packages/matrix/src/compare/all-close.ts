import { assertInterval, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertMatrix } from "../core/assert-matrix.js";
import { describeShape } from "../core/describe-shape.js";
import { ShapeError } from "../core/errors.js";
import type { Matrix } from "../core/types.js";

/** How far apart two elements may be: `|a - b| <= atol + rtol * |b|`. */
export interface Tolerance {
  /** Relative to `|b|`. @default 1e-5 */
  readonly rtol?: number;
  /** Absolute. @default 1e-8 */
  readonly atol?: number;
}

const TOLERANCE: OptionNames<Tolerance> = { rtol: "optional", atol: "optional" };

/**
 * Whether two matrices agree to a tolerance: `|a - b| <= atol + rtol * |b|` for every element, as
 * NumPy's `allclose`. Infinities must be equal; NaN is close to nothing. The dtypes may differ.
 *
 * Shapes: a and b are [rows, columns].
 *
 * @throws {TypeError} when a or b is no matrix, or an option is unknown or no number
 * @throws {RangeError} when a tolerance is negative or NaN
 * @throws {ShapeError} when the shapes differ
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { allClose, matrix } from "@adjoint/matrix";
 *
 * const third = matrix(1, 1, [1 / 3]);
 * assert.equal(allClose(third, matrix(1, 1, [0.3333333])), true);
 * assert.equal(allClose(third, matrix(1, 1, [0.3333333]), { rtol: 1e-9 }), false);
 * ```
 */
export function allClose(a: Matrix, b: Matrix, options: Tolerance = {}): boolean {
  assertMatrix("allClose", "a", a);
  assertMatrix("allClose", "b", b);
  assertOptions("allClose", options, TOLERANCE);
  const { rtol = 1e-5, atol = 1e-8 } = options;
  assertInterval("allClose", "rtol", rtol, 0, Number.POSITIVE_INFINITY);
  assertInterval("allClose", "atol", atol, 0, Number.POSITIVE_INFINITY);
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new ShapeError(
      `allClose: a ${describeShape(a)} and b ${describeShape(b)} disagree: both must have the same shape`,
    );
  }
  for (let k = 0; k < a.data.length; k++) {
    const x = a.data[k]!;
    const y = b.data[k]!;
    const close = Math.abs(x - y) <= atol + rtol * Math.abs(y);
    if (x !== y && !(close && Number.isFinite(y))) return false;
  }
  return true;
}
