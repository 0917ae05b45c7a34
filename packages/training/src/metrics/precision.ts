import { type AverageOptions, averaged } from "./averages.js";
import type { ClassPredictions } from "./labels-of.js";

/**
 * Of the rows that are predicted as a class, the share that is of it: `correct / predicted`, averaged over
 * the classes.
 *
 * Numerics: scikit-learn's number, with 0 where a share is of nothing.
 * Follows scikit-learn's `precision_score`.
 *
 * @param predictions labels, or a matrix of scores, as logits or probabilities
 * @param labels the classes of the rows, integers of at least 0
 * @param options how the classes are averaged
 * @throws {TypeError} when an argument is no list of labels, or an option unknown or of the wrong kind
 * @throws {RangeError} when a label is no integer of at least 0, there are none, or the average is unknown
 * @throws {ShapeError} when there is not one prediction for each label
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { precision } from "@adjoint/training";
 *
 * assert.equal(precision([0, 1, 1, 1], [0, 1, 1, 0]), (1 + 2 / 3) / 2);
 * ```
 */
export function precision(
  predictions: ClassPredictions,
  labels: ArrayLike<number>,
  options: AverageOptions = {},
): number {
  return averaged("precision", "precision", predictions, labels, options);
}
