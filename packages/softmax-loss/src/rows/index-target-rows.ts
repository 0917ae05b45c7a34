import { log, logFloat32 } from "@adjoint/math";
import { dtypeOf, pairwiseSum } from "@adjoint/matrix/kit";
import { leastKept } from "./flush.js";
import { isFirstLargest } from "./is-first-largest.js";
import { shiftedExponentials } from "./shifted-exponentials.js";

type Data = Float64Array | Float32Array;

/**
 * Losses of rows of logits by the index of the right class, and their gradients, from one
 * exponential per logit. For every row, in this order, each operation rounded once:
 *
 * 1. `m = max x`, NaN where there is one; `e_j = exp(x_j - m)`; `Σ` of them by `pairwiseSum`;
 * 2. `L = m + ln Σ`, and `loss = ((m - x_y) + ln Σ) scale`: a large m would swallow the logarithm;
 * 3. `f = scale share`; `g_j = (e_j / Σ) f`; `g_y = (e_y / Σ - 1) f` where `e_y / Σ <= 0.5`, and
 *    `(0 - O / Σ) f` where it is more, with O the `pairwiseSum` of the row with 0 in place of
 *    `e_y`, so that a confident row keeps its digits. Before it is scaled, a quotient below
 *    `leastKept` becomes 0, and so does any `e_j`.
 *
 * A row with label -1 is ignored, and one with scale 0 counts for nothing: the loss is 0 and the gradient
 * zeros, whatever the logits; L is there all the same.
 *
 * @param logits [rows, columns]
 * @param labels one per row, in [0, columns), or -1
 * @param scale what each row's loss is multiplied with: the weight of its class
 * @param share what the gradient is multiplied with besides: each row's part in the reduced loss
 * @param gradient [rows, columns], written
 * @param losses one per row, written
 * @param logSumExps one per row, written
 * @returns how many rows that are not ignored have their largest logit at the label: the first of
 * equals, the first NaN
 */
export function indexTargetRows(
  logits: Data,
  labels: Int32Array,
  rows: number,
  columns: number,
  scale: Data,
  share: number,
  gradient: Data,
  losses: Data,
  logSumExps: Data,
): number {
  const single = dtypeOf(gradient) === "float32";
  const round = single ? Math.fround : same;
  const logarithm = single ? logFloat32 : log;
  const least = leastKept(gradient);
  let right = 0;
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const end = start + columns;
    const largest = shiftedExponentials(logits, start, columns, gradient);
    const total = pairwiseSum(gradient, start, columns);
    const logTotal = logarithm(total);
    logSumExps[i] = largest + logTotal;
    const label = labels[i]!;
    if (label < 0) {
      losses[i] = 0;
      gradient.fill(0, start, end);
      continue;
    }
    const own = start + label;
    if (isFirstLargest(logits, start, label, largest)) right += 1;
    if (scale[i] === 0) {
      losses[i] = 0;
      gradient.fill(0, start, end);
      continue;
    }
    losses[i] = round(round(largest - logits[own]!) + logTotal) * scale[i]!;
    const factor = round(scale[i]! * share);
    const probability = round(gradient[own]! / total);
    let missing = 1 - probability;
    if (probability > 0.5) {
      gradient[own] = 0;
      missing = pairwiseSum(gradient, start, columns) / total;
    }
    for (let k = start; k < end; k++) {
      const quotient = round(gradient[k]! / total);
      gradient[k] = (quotient < least ? 0 : quotient) * factor;
    }
    missing = round(missing);
    gradient[own] = (0 - (missing < least ? 0 : missing)) * factor;
  }
  return right;
}

function same(value: number): number {
  return value;
}
