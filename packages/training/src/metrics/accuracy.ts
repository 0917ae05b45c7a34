import { type ClassPredictions, labelPairs } from "./labels-of.js";

/**
 * The share of rows whose label is predicted: `mean(predicted = label)`.
 *
 * Shapes: one label, or one row of scores, for each label.
 * Numerics: scikit-learn's number. Of equal scores the first is the prediction.
 * Follows scikit-learn's `accuracy_score`.
 *
 * @param predictions labels, or a matrix of scores, as logits or probabilities
 * @param labels the classes of the rows, integers of at least 0
 * @throws {TypeError} when an argument is no list of labels, or a label no number
 * @throws {RangeError} when a label is no integer of at least 0, or there are none
 * @throws {ShapeError} when there is not one prediction for each label
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { accuracy } from "@adjoint/training";
 *
 * assert.equal(accuracy([0, 1, 1, 0], [0, 1, 0, 0]), 0.75);
 * ```
 */
export function accuracy(predictions: ClassPredictions, labels: ArrayLike<number>): number {
  const { predicted } = labelPairs("accuracy", predictions, labels);
  let right = 0;
  for (let row = 0; row < labels.length; row++) right += Number(predicted[row] === labels[row]);
  return right / labels.length;
}
