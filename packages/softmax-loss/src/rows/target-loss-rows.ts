import type { Matrix } from "@adjoint/matrix";
import type { TargetRows } from "@adjoint/pass";
import { indexTargetRows } from "./index-target-rows.js";
import { indexTargetRowsSimd } from "./index-target-rows-simd.js";
import { isFirstLargest } from "./is-first-largest.js";
import { massRow } from "./mass-row.js";

/** Some rows of logits and what is computed of them: all matrices begin at the first of these rows. */
interface LossRows {
  readonly logits: Matrix;
  /** [rows, columns], written: each row's gradient of its own loss, times `share`. */
  readonly gradient: Matrix;
  /** [rows, 1], written. */
  readonly losses: Matrix;
  /** [rows, 1], written. */
  readonly logSumExps: Matrix;
}

/**
 * Losses and gradients of rows of a batch, from row `from` on, by targets of any kind; each row by
 * itself, so that its bits do not depend on the others.
 *
 * @param share what the gradient is multiplied with, in the dtype of the logits
 * @returns how many rows that are not ignored have their largest logit at the right class
 */
export function targetLossRows(
  { logits: x, gradient: dx, losses: cost, logSumExps: lse }: LossRows,
  target: TargetRows,
  from: number,
  share = 1,
): number {
  const { rows, columns, dtype, data: logits } = x;
  const { data: gradient } = dx;
  const { data: losses } = cost;
  const { data: logSumExps } = lse;
  const classes = part(target.classes, from, from + rows);
  if (target.indexed) {
    const scale = part(target.rowWeights, from, from + rows);
    const weights = { rows, columns: 1, dtype, data: scale };
    return (
      indexTargetRowsSimd(x, classes, weights, share, dx, cost, lse) ??
      indexTargetRows(logits, classes, rows, columns, scale, share, gradient, losses, logSumExps)
    );
  }
  const masses = gradient.slice(0, columns);
  const scratch = gradient.slice(0, columns);
  let right = 0;
  for (let i = 0; i < rows; i++) {
    target.writeMasses(from + i, masses);
    const largest = massRow(logits, i, columns, masses, scratch, gradient, losses, logSumExps);
    const label = classes[i]!;
    if (label >= 0 && isFirstLargest(logits, i * columns, label, largest)) right += 1;
    // Its zeros are not multiplied: the share of nothing is NaN.
    if (target.rowWeights[from + i] === 0) continue;
    for (let k = i * columns; k < (i + 1) * columns; k++) gradient[k] = gradient[k]! * share;
  }
  return right;
}

/** A view of some elements; of all of them, the array itself, for a view takes longer than a row. */
function part<Elements extends Matrix["data"] | Int32Array>(
  elements: Elements,
  from: number,
  to: number,
): Elements {
  if (from === 0 && to === elements.length) return elements;
  return elements.subarray(from, to) as Elements;
}
