// The TypeScript twin of the kernel, and the rows that have no kernel: those of targets.
import { log, logFloat32 } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { dtypeOf, pairwiseSum, rowExponentials } from "@adjoint/matrix/kit";

type Data = Float64Array | Float32Array;

/**
 * Losses of rows of logits by their labels, and their gradients, from one
 * exponential per logit. For every row, in this order, each operation rounded once:
 *
 * 1. `m = max x`, NaN where there is one; `e_j = exp(x_j - m)`; `Σ` of them by `pairwiseSum`;
 * 2. `L = m + ln Σ`, and `loss = ((m - x_y) + ln Σ) w`: a large m would swallow the logarithm;
 * 3. `f = w s`; `g_j = (e_j / Σ) f`; `g_y = (e_y / Σ - 1) f` where `e_y / Σ <= 0.5`, and
 *    `(0 - O / Σ) f` where it is more, with O the `pairwiseSum` of the row with 0 in place of
 *    `e_y`. So a confident row keeps its digits. Before it is multiplied, a quotient below
 *    `leastKept` becomes 0, and so does any `e_j`.
 *
 * A row with label -1 is ignored, and one with weight 0 counts for nothing: the loss is 0 and the gradient
 * zeros, whatever the logits; L is there all the same.
 *
 * @param logits [rows, columns]
 * @param labels one per row, in [0, columns), or -1
 * @param weights w, what each row's loss is multiplied with: the weight of its class
 * @param scale s, what the gradient is multiplied with besides: what a row adds to the reduced loss
 * @param gradient [rows, columns], written
 * @param losses one per row, written
 * @param logSumExps one per row, written
 * @returns how many rows that are not ignored have their largest logit at the label: the first of
 * equals, the first NaN
 */
export function lossesByLabel(
  logits: Data,
  labels: Int32Array,
  rows: number,
  columns: number,
  weights: Data,
  scale: number,
  gradient: Data,
  losses: Data,
  logSumExps: Data,
): number {
  const single = dtypeOf(gradient) === "float32";
  const round = single ? Math.fround : same;
  const logarithm = single ? logFloat32 : log;
  const least = leastKept(gradient);
  let correct = 0;
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const end = start + columns;
    const largest = rowExponentials(logits, start, columns, gradient, least);
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
    if (isFirstLargest(logits, start, label, largest)) correct += 1;
    if (weights[i] === 0) {
      losses[i] = 0;
      gradient.fill(0, start, end);
      continue;
    }
    losses[i] = round(round(largest - logits[own]!) + logTotal) * weights[i]!;
    const factor = round(weights[i]! * scale);
    const probability = round(gradient[own]! / total);
    let complement = 1 - probability;
    if (probability > 0.5) {
      gradient[own] = 0;
      complement = pairwiseSum(gradient, start, columns) / total;
    }
    for (let k = start; k < end; k++) {
      const quotient = round(gradient[k]! / total);
      gradient[k] = (quotient < least ? 0 : quotient) * factor;
    }
    complement = round(complement);
    gradient[own] = (0 - (complement < least ? 0 : complement)) * factor;
  }
  return correct;
}

/**
 * The loss of one row of logits by weighted targets q of the classes, and its gradient: `Σ q (L - x)`, and
 * `p Q - q` with `Q = Σ q`. In this order, each operation rounded once:
 *
 * 1. m, e, `Σ` and L as in `lossesByLabel`, `Q` by `pairwiseSum`;
 * 2. the loss is the `pairwiseSum` of `q_j ((m - x_j) + ln Σ)`, 0 where `q_j = 0`;
 * 3. `g_j = p_j (Q - q_j) - q_j (1 - p_j)` with `p_j = e_j / Σ`, where `1 - p_j` of a p above 0.5
 *    is `O / Σ` as in `lossesByLabel`: for a row whose target is all on one class the first term
 *    vanishes there, and the second keeps its digits. For one class with `q = w` the bits are
 *    those of `lossesByLabel`. Where `Q = 0` all are 0, whatever the logits.
 *
 * @param logits [rows, columns]
 * @param row which of them
 * @param targets q, one per class
 * @param scratch one per class, overwritten
 * @param gradient [rows, columns], of which this row is written
 * @param losses one per row, of which this row's is written
 * @param logSumExps one per row, of which this row's is written
 * @returns the largest logit m
 */
export function lossByTargets(
  logits: Data,
  row: number,
  columns: number,
  targets: Data,
  scratch: Data,
  gradient: Data,
  losses: Data,
  logSumExps: Data,
): number {
  const single = dtypeOf(gradient) === "float32";
  const round = single ? Math.fround : same;
  const least = leastKept(gradient);
  const start = row * columns;
  const largest = rowExponentials(logits, start, columns, gradient, least);
  const total = pairwiseSum(gradient, start, columns);
  const logTotal = (single ? logFloat32 : log)(total);
  logSumExps[row] = largest + logTotal;

  const whole = pairwiseSum(targets, 0, columns);
  for (let j = 0; j < columns; j++) {
    const target = targets[j]!;
    // Not 0 times the difference: a class without a target may have the logit -∞.
    scratch[j] = target === 0 ? 0 : target * round(round(largest - logits[start + j]!) + logTotal);
  }
  losses[row] = pairwiseSum(scratch, 0, columns);
  if (whole === 0) {
    gradient.fill(0, start, start + columns);
    return largest;
  }

  // Only the largest logit, whose exponential is 1, can have a probability above 0.5.
  let likely = -1;
  let others = 0;
  if (round(1 / total) > 0.5) {
    likely = gradient.indexOf(1, start) - start;
    gradient[start + likely] = 0;
    others = kept(round(pairwiseSum(gradient, start, columns) / total), least);
    gradient[start + likely] = 1;
  }
  for (let j = 0; j < columns; j++) {
    const target = targets[j]!;
    const p = kept(round(gradient[start + j]! / total), least);
    const complement = j === likely ? others : round(1 - p);
    gradient[start + j] =
      target === 0 ? p * whole : round(p * round(whole - target)) - round(target * complement);
  }
  return largest;
}

/** The softmax of every row, bit for bit that of `@adjoint/activations`: nothing counts as 0. */
export function softmaxRows({ rows, columns, data: x }: Matrix, { data: p }: Matrix): void {
  for (let start = 0; start < rows * columns; start += columns) {
    rowExponentials(x, start, columns, p);
    const total = pairwiseSum(p, start, columns);
    for (let k = start; k < start + columns; k++) p[k] = p[k]! / total;
  }
}

function kept(value: number, least: number): number {
  return value < least ? 0 : value;
}

/**
 * Whether a row's largest value m, given, is at a column, and at none before it: the first of
 * equals, or the first NaN where m is NaN.
 */
export function isFirstLargest(
  values: Data,
  start: number,
  column: number,
  largest: number,
): boolean {
  const hasNaN = Number.isNaN(largest);
  const own = values[start + column]!;
  if (hasNaN ? !Number.isNaN(own) : own !== largest) return false;
  for (let k = start; k < start + column; k++) {
    if (hasNaN ? Number.isNaN(values[k]) : values[k] === largest) return false;
  }
  return true;
}

/**
 * The least that an exponential and a probability on the way to a gradient may be; what is smaller
 * becomes 0. Sums and products of subnormal numbers take an order of magnitude longer than those of
 * others, in vector instructions above all; these bounds lie far enough above them for what a
 * gradient is later multiplied with to stay clear of them too. A probability of 2^-960 (2^-100 in
 * float32) beside 1 is far below what the last bit of a sum can show.
 */
function leastKept(data: Data): number {
  return dtypeOf(data) === "float32" ? LEAST_FLOAT32 : LEAST_FLOAT64;
}

/** 2^-100 */
const LEAST_FLOAT32 = 7.888609052210118e-31;
/** 2^-960 */
const LEAST_FLOAT64 = 1.0261342003245941e-289;

function same(value: number): number {
  return value;
}
