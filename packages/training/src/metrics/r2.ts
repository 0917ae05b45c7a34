import { assertInteger } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";

/**
 * The coefficient of determination: `1 - Σ (target - prediction)² / Σ (target - mean)²` of each column, averaged
 * over the columns. 1 is perfect, and 0 as good as the mean.
 *
 * Shapes: both [rows, columns].
 * Numerics: scikit-learn's number, to a relative 1e-13. Of a constant column it is 1 if all is right, else 0.
 * Follows scikit-learn's `r2_score`.
 *
 * @param predictions what a network gives
 * @param targets what it should give
 * @throws {TypeError} when an argument is no matrix
 * @throws {RangeError} when there are fewer than two rows, or no columns
 * @throws {ShapeError} when shapes differ
 * @throws {DTypeError} when dtypes differ
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix } from "@adjoint/matrix";
 * import { r2 } from "@adjoint/training";
 *
 * assert.equal(r2(matrix(3, 1, [1, 2, 3]), matrix(3, 1, [1, 2, 4])), 1 - 1 / (14 / 3));
 * ```
 */
export function r2(predictions: Matrix, targets: Matrix): number {
  assertSameShape("r2", "predictions", predictions, "targets", targets);
  const { rows, columns, data } = targets;
  assertInteger("r2", "rows of targets", rows, 2);
  assertInteger("r2", "columns of targets", columns, 1);
  let total = 0;
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let k = column; k < data.length; k += columns) mean += data[k]! / rows;
    let residual = 0;
    let spread = 0;
    for (let k = column; k < data.length; k += columns) {
      const miss = data[k]! - predictions.data[k]!;
      const offset = data[k]! - mean;
      residual += miss * miss;
      spread += offset * offset;
    }
    if (spread === 0) total += Number(residual === 0);
    else total += 1 - residual / spread;
  }
  return total / columns;
}
