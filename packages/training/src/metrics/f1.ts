import { type AverageOptions, averaged } from "./averages.js";
import type { ClassPredictions } from "./labels-of.js";

/**
 * The harmonic mean of precision and recall, `2 p r / (p + r)`, averaged over the classes.
 *
 * Numerics: scikit-learn's number, with 0 where a share is of nothing.
 * Follows scikit-learn's `f1_score`.
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
 * import { f1 } from "@adjoint/training";
 *
 * assert.ok(Math.abs(f1([0, 1, 1, 1], [0, 1, 1, 0]) - (2 / 3 + 0.8) / 2) < 1e-15);
 * ```
 */
export function f1(
  predictions: ClassPredictions,
  labels: ArrayLike<number>,
  options: AverageOptions = {},
): number {
  return averaged("f1", "f1", predictions, labels, options);
}
