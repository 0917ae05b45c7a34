import { log, logFloat32 } from "@adjoint/math";
import { dtypeOf, pairwiseSum } from "@adjoint/matrix/kit";
import { leastKept } from "./flush.js";
import { shiftedExponentials } from "./shifted-exponentials.js";

type Data = Float64Array | Float32Array;

/**
 * The loss of one row of logits by any masses q of the classes, and its gradient: `Σ q (L - x)`, and
 * `p Q - q` with `Q = Σ q`. In this order, each operation rounded once:
 *
 * 1. m, e, `Σ` and L as in `indexTargetRows`, `Q` by `pairwiseSum`;
 * 2. the loss is the `pairwiseSum` of `q_j ((m - x_j) + ln Σ)`, 0 where `q_j = 0`;
 * 3. `g_j = p_j (Q - q_j) - q_j (1 - p_j)` with `p_j = e_j / Σ`, where `1 - p_j` of a p above 0.5
 *    is `O / Σ` as in `indexTargetRows`: for a row whose mass is all on one class the first term
 *    vanishes there, and the second keeps its digits. For one class with `q = scale` the bits are
 *    those of `indexTargetRows`. Where `Q = 0` all are 0, whatever the logits.
 *
 * @param logits [rows, columns]
 * @param row which of them
 * @param masses q, one per class
 * @param scratch one per class, overwritten
 * @param gradient [rows, columns], of which this row is written
 * @param losses one per row, of which this row's is written
 * @param logSumExps one per row, of which this row's is written
 * @returns the largest logit m
 */
export function massRow(
  logits: Data,
  row: number,
  columns: number,
  masses: Data,
  scratch: Data,
  gradient: Data,
  losses: Data,
  logSumExps: Data,
): number {
  const single = dtypeOf(gradient) === "float32";
  const round = single ? Math.fround : same;
  const least = leastKept(gradient);
  const start = row * columns;
  const largest = shiftedExponentials(logits, start, columns, gradient);
  const total = pairwiseSum(gradient, start, columns);
  const logTotal = (single ? logFloat32 : log)(total);
  logSumExps[row] = largest + logTotal;

  const whole = pairwiseSum(masses, 0, columns);
  for (let j = 0; j < columns; j++) {
    const mass = masses[j]!;
    // Not 0 times the difference: a class without mass may have the logit -∞.
    scratch[j] = mass === 0 ? 0 : mass * round(round(largest - logits[start + j]!) + logTotal);
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
    const mass = masses[j]!;
    const p = kept(round(gradient[start + j]! / total), least);
    const complement = j === likely ? others : round(1 - p);
    gradient[start + j] =
      mass === 0 ? p * whole : round(p * round(whole - mass)) - round(mass * complement);
  }
  return largest;
}

function kept(value: number, least: number): number {
  return value < least ? 0 : value;
}

function same(value: number): number {
  return value;
}
