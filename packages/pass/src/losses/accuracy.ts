import { argmax, isMatrix, type Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import type { Targets } from "../types.js";
import { assertTargets } from "./checks.js";

/**
 * The share of rows whose largest prediction is at the target's class:
 * `mean(argmax(predictions) = class)`, in [0, 1]; NaN for no rows. The first of equals counts.
 *
 * Shapes: predictions [rows, classes]; targets one class index per row, or [rows, classes], whose
 * largest entry is the class.
 *
 * @param predictions logits or probabilities
 * @param targets class indices or probabilities
 * @throws {TypeError} when predictions are no matrix, or targets neither a list nor a matrix
 * @throws {ShapeError} when the sizes disagree
 * @throws {RangeError} when a label is out of range
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromRows } from "@adjoint/matrix";
 * import { accuracy } from "@adjoint/pass/losses";
 *
 * assert.equal(accuracy(fromRows([[0.1, 0.9], [0.8, 0.2]]), [1, 1]), 0.5);
 * ```
 */
export function accuracy(predictions: Matrix, targets: Targets): number {
  assertMatrix("accuracy", "predictions", predictions);
  assertTargets("accuracy", targets, predictions);
  const predicted = argmax(predictions, { axis: 1 });
  const labels = isMatrix(targets) ? argmax(targets, { axis: 1 }) : targets;
  let correct = 0;
  for (let i = 0; i < predicted.length; i++) {
    if (predicted[i] === labels[i]) correct += 1;
  }
  return correct / predicted.length;
}
