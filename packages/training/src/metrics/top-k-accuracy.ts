import { assertInteger } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertLabels, assertMatrix } from "@adjoint/matrix/kit";

/**
 * The share of rows whose label is among the k largest scores.
 *
 * Shapes: scores [rows, classes]; one label a row.
 * Numerics: scikit-learn's number. Of equal scores, the last is taken for the larger, as there. A score of NaN is
 * above all others, and no prediction of its own class.
 * Follows scikit-learn's `top_k_accuracy_score`.
 *
 * @param scores a matrix of scores, as logits or probabilities
 * @param labels the classes of the rows, integers in [0, classes)
 * @param k how many count, an integer of at least 1
 * @throws {TypeError} when scores are no matrix, labels no list, or k no number
 * @throws {RangeError} when a label or k is out of range, or there are no rows
 * @throws {ShapeError} when there is not one label for each row
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromRows } from "@adjoint/matrix";
 * import { topKAccuracy } from "@adjoint/training";
 *
 * const scores = fromRows([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]]);
 * assert.equal(topKAccuracy(scores, [1, 0], 2), 0.5);
 * ```
 */
export function topKAccuracy(scores: Matrix, labels: ArrayLike<number>, k: number): number {
  assertMatrix("topKAccuracy", "scores", scores);
  assertInteger("topKAccuracy", "rows of scores", scores.rows, 1);
  assertLabels("topKAccuracy", labels, scores.rows, scores.columns);
  assertInteger("topKAccuracy", "k", k, 1);
  let right = 0;
  for (let row = 0; row < scores.rows; row++) {
    const start = row * scores.columns;
    const label = labels[row]!;
    const own = scores.data[start + label]!;
    let above = 0;
    for (let j = 0; j < scores.columns; j++) {
      const score = scores.data[start + j]!;
      if (!(score <= own) || (score === own && j > label)) above += 1;
    }
    right += Number(above < k);
  }
  return right / scores.rows;
}
