import { type ClassPredictions, labelPairs } from "./labels-of.js";

/** How well each class is predicted; lists by label. */
export interface ClassReport {
  /** Of the rows that are predicted as the class, the share that is of it; 0 if none is predicted. */
  readonly precision: Float64Array;
  /** Of the rows of the class, the share that is predicted as it; 0 if there are none. */
  readonly recall: Float64Array;
  /** `2 precision recall / (precision + recall)`; 0 if both are 0. */
  readonly f1: Float64Array;
  /** Rows of the class. */
  readonly support: Float64Array;
  /** Rows that are predicted as the class. */
  readonly predicted: Float64Array;
  /** Rows of the class that are predicted as it. */
  readonly correct: Float64Array;
}

/**
 * Precision, recall and F1 of each class.
 *
 * Numerics: scikit-learn's numbers, with 0 where a share is of nothing.
 * Follows scikit-learn's `precision_recall_fscore_support`.
 *
 * @param predictions labels, or a matrix of scores, as logits or probabilities
 * @param labels the classes of the rows, integers of at least 0
 * @throws {TypeError} when an argument is no list of labels, or a label no number
 * @throws {RangeError} when a label is no integer of at least 0, or there are none
 * @throws {ShapeError} when there is not one prediction for each label
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { classReport } from "@adjoint/training";
 *
 * const { precision, recall } = classReport([0, 1, 1, 1], [0, 1, 1, 0]);
 * assert.deepEqual([...precision], [1, 2 / 3]);
 * assert.deepEqual([...recall], [0.5, 1]);
 * ```
 */
export function classReport(predictions: ClassPredictions, labels: ArrayLike<number>): ClassReport {
  return reportOf("classReport", predictions, labels);
}

/** The same for other metrics, whose names errors begin with. */
export function reportOf(
  functionName: string,
  predictions: ClassPredictions,
  labels: ArrayLike<number>,
): ClassReport {
  const pairs = labelPairs(functionName, predictions, labels);
  const support = new Float64Array(pairs.classes);
  const predicted = new Float64Array(pairs.classes);
  const correct = new Float64Array(pairs.classes);
  for (let row = 0; row < labels.length; row++) {
    const [label, guess] = [labels[row]!, pairs.predicted[row]!];
    support[label]! += 1;
    predicted[guess]! += 1;
    if (label === guess) correct[label]! += 1;
  }
  const precision = correct.map((count, c) => share(count, predicted[c]!));
  const recall = correct.map((count, c) => share(count, support[c]!));
  const f1 = precision.map((p, c) => share(2 * p * recall[c]!, p + recall[c]!));
  return { precision, recall, f1, support, predicted, correct };
}

/** A share of nothing is 0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
