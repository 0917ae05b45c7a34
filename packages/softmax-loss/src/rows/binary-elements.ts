import { exp, expFloat32, log1p, log1pFloat32 } from "@adjoint/math";
import { dtypeOf } from "@adjoint/matrix/kit";
import { leastKept } from "../softmax-cross-entropy.plain.js";

type Data = Float64Array | Float32Array;

/**
 * Losses of entries by their targets t, and their gradients, from one exponential per logit. For
 * every entry, in this order, each operation rounded once:
 *
 * 1. `e = exp(-|x|)`, `n = ln(1 + e)`; softplus `s(x) = max(x, 0) + n`, `s(-x) = max(-x, 0) + n`;
 * 2. `loss = w ((v t) s(-x) + (1 - t) s(x))`, a product with a factor of 0 counting as 0;
 * 3. the sigmoids `1 / (1 + e)` and `e / (1 + e)`, the smaller as 0 where it is below `leastKept`;
 *    `g = w ((1 - t) sigmoid(x) - (v t) sigmoid(-x))`.
 *
 * The loss and the gradient of a weightless entry are 0, whatever the logit.
 *
 * @param weights w, [rows, columns] or [1, columns]; 1 if none
 * @param positiveWeights v, [1, columns]; 1 if none
 * @param gradient [rows, columns], written: by the logits, of each entry's own loss
 * @param losses [rows, columns], written
 */
export function binaryElements(
  logits: Data,
  targets: Data,
  rows: number,
  columns: number,
  weights: Data | undefined,
  positiveWeights: Data | undefined,
  gradient: Data,
  losses: Data,
): void {
  const single = dtypeOf(gradient) === "float32";
  const round = single ? Math.fround : same;
  const exponential = single ? expFloat32 : exp;
  const logOnePlus = single ? log1pFloat32 : log1p;
  const least = leastKept(gradient);
  const perEntry = weights !== undefined && weights.length === rows * columns;
  let j = 0;
  for (let k = 0; k < rows * columns; k++) {
    if (isWeightless(targets, weights, positiveWeights, k, j)) {
      losses[k] = 0;
      gradient[k] = 0;
      j = j + 1 === columns ? 0 : j + 1;
      continue;
    }
    const x = logits[k]!;
    const t = targets[k]!;
    const weight = weights === undefined ? 1 : weights[perEntry ? k : j]!;
    const positive = positiveWeights === undefined ? t : round(positiveWeights[j]! * t);
    const negative = round(1 - t);

    const e = exponential(-Math.abs(x));
    const rest = logOnePlus(e);
    const costOfNo = positive === 0 ? 0 : round(positive * round(Math.max(-x, 0) + rest));
    const costOfYes = negative === 0 ? 0 : round(negative * round(Math.max(x, 0) + rest));
    losses[k] = weight * round(costOfNo + costOfYes);

    const larger = round(1 / round(1 + e));
    const quotient = round(e / round(1 + e));
    const smaller = quotient < least ? 0 : quotient;
    const up = round(negative * (x < 0 ? smaller : larger));
    const down = round(positive * (x < 0 ? larger : smaller));
    gradient[k] = weight * round(up - down);
    j = j + 1 === columns ? 0 : j + 1;
  }
}

/** Whether entry k, of column j, counts for nothing: all that its loss is multiplied with is 0. */
export function isWeightless(
  targets: Data,
  weights: Data | undefined,
  positiveWeights: Data | undefined,
  k: number,
  j: number,
): boolean {
  if (weights !== undefined && weights[weights.length === targets.length ? k : j] === 0)
    return true;
  return positiveWeights !== undefined && positiveWeights[j] === 0 && targets[k] === 1;
}

function same(value: number): number {
  return value;
}
