import { assertNumbers } from "@adjoint/checks";
import { ShapeError } from "@adjoint/matrix";

/**
 * The area under the curve of true against false positives: how likely a row of class 1 has a higher score than one
 * of class 0, where equal scores count half. 1 is perfect, and 0.5 chance.
 *
 * Numerics: scikit-learn's number, to 1e-15.
 * Follows Fawcett, "An introduction to ROC analysis" (2006), and scikit-learn's `roc_auc_score`.
 *
 * @param scores how much speaks for class 1, a number a row
 * @param labels 0 or 1 for each row, both at least once
 * @throws {TypeError} when an argument is no list of numbers
 * @throws {RangeError} when a score is NaN, a label neither 0 nor 1, or one of them is missing
 * @throws {ShapeError} when there is not one score for each label
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { rocAuc } from "@adjoint/training";
 *
 * assert.equal(rocAuc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]), 0.75);
 * ```
 */
export function rocAuc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  assertBinary("rocAuc", "scores", scores, labels);
  const rows = Array.from(labels as ArrayLike<number>, (label, row) => ({
    score: scores[row]!,
    isPositive: label === 1,
  }));
  const nan = rows.findIndex(({ score }) => Number.isNaN(score));
  if (nan >= 0) throw new RangeError(`rocAuc: scores must be numbers, got NaN in row ${nan}`);
  const positives = rows.filter(({ isPositive }) => isPositive).length;
  const negatives = rows.length - positives;
  if (positives === 0 || negatives === 0) {
    throw new RangeError(
      `rocAuc: labels must have both classes, got ${positives} of class 1 and ${negatives} of class 0`,
    );
  }
  rows.sort((a, b) => a.score - b.score);
  let below = 0;
  let pairs = 0;
  for (let start = 0; start < rows.length; ) {
    let end = start;
    while (end < rows.length && rows[end]!.score === rows[start]!.score) end += 1;
    const tied = rows.slice(start, end).filter(({ isPositive }) => isPositive).length;
    const others = end - start - tied;
    pairs += tied * (below + others / 2);
    below += others;
    start = end;
  }
  return pairs / (positives * negatives);
}

/** Throws unless there is one number for each label, and labels are 0 or 1. */
export function assertBinary(
  functionName: string,
  name: string,
  numbers: ArrayLike<number>,
  labels: ArrayLike<number>,
): void {
  assertNumbers(functionName, name, numbers);
  assertNumbers(functionName, "labels", labels);
  if (numbers.length !== labels.length) {
    throw new ShapeError(
      `${functionName}: got ${numbers.length} ${name} for ${labels.length} labels; there must be one for each`,
    );
  }
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 0 || labels[row] === 1) continue;
    throw new RangeError(
      `${functionName}: labels must be 0 or 1, got ${labels[row]} in row ${row}`,
    );
  }
}
