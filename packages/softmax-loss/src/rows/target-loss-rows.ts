import type { TargetRows } from "@adjoint/pass";
import { indexTargetRows } from "./index-target-rows.js";
import { indexTargetRowsSimd } from "./index-target-rows-simd.js";
import { isFirstLargest } from "./is-first-largest.js";
import { massRow } from "./mass-row.js";

type Data = Float64Array | Float32Array;

/** Some rows of logits and what is computed of them: all arrays begin at the first of these rows. */
interface LossRows {
  readonly logits: Data;
  /** [rows, columns], written: each row's gradient of its own loss, times `share`. */
  readonly gradient: Data;
  readonly losses: Data;
  readonly logSumExps: Data;
}

/**
 * Losses and gradients of rows `from` to `to` of a batch, by targets of any kind; each row by
 * itself, so that its bits do not depend on the others.
 *
 * @param share what the gradient is multiplied with, in the dtype of the logits
 * @returns how many rows that are not ignored have their largest logit at the right class
 */
export function targetLossRows(
  { logits, gradient, losses, logSumExps }: LossRows,
  target: TargetRows,
  columns: number,
  from: number,
  to: number,
  share = 1,
): number {
  const rows = to - from;
  const classes = part(target.classes, from, to);
  if (target.indexed) {
    const scale = part(target.rowWeights, from, to);
    const operands = [logits, classes, rows, columns, scale, share] as const;
    const results = [gradient, losses, logSumExps] as const;
    return indexTargetRowsSimd(...operands, ...results) ?? indexTargetRows(...operands, ...results);
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
export function part<Elements extends Data | Int32Array>(
  elements: Elements,
  from: number,
  to: number,
): Elements {
  if (from === 0 && to === elements.length) return elements;
  return elements.subarray(from, to) as Elements;
}
