import { type Matrix, zeros } from "@adjoint/matrix";
import { type ClassPredictions, labelPairs } from "./labels-of.js";

/**
 * How often rows of one class are predicted to be of another: entry [i, j] counts those of class i that are
 * predicted as j.
 *
 * Shapes: [classes, classes], up to the largest class there is, or as many as scores have columns.
 * Follows scikit-learn's `confusion_matrix`.
 *
 * @param predictions labels, or a matrix of scores, as logits or probabilities
 * @param labels the classes of the rows, integers of at least 0
 * @throws {TypeError} when an argument is no list of labels, or a label no number
 * @throws {RangeError} when a label is no integer of at least 0, there are none, or more than 10,000 classes
 * @throws {ShapeError} when there is not one prediction for each label
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { toRows } from "@adjoint/matrix";
 * import { confusionMatrix } from "@adjoint/training";
 *
 * assert.deepEqual(toRows(confusionMatrix([0, 1, 1], [0, 1, 0])), [[1, 1], [0, 1]]);
 * ```
 */
export function confusionMatrix(predictions: ClassPredictions, labels: ArrayLike<number>): Matrix {
  const { predicted, classes } = labelPairs("confusionMatrix", predictions, labels);
  if (classes > 10_000) {
    throw new RangeError(
      `confusionMatrix: there must be at most 10000 classes, got a label of ${classes - 1}`,
    );
  }
  const counts = zeros(classes, classes);
  for (let row = 0; row < labels.length; row++) {
    counts.data[labels[row]! * classes + predicted[row]!]! += 1;
  }
  return counts;
}
