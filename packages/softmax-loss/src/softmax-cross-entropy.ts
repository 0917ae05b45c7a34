import { log, logFloat32 } from "@adjoint/math";
import { allocateFresh, type Matrix, mean, rounding } from "@adjoint/matrix";
import { assertTargets, type Context, type LossPass, type Targets } from "@adjoint/pass";
import { exponentials } from "./exponentials.js";
import { logitGradient } from "./logit-gradient.js";
import { targetRows } from "./target-rows.js";

/** The pass of the fused loss, with what it knows besides. */
export interface SoftmaxCrossEntropyPass extends LossPass {
  /** The softmax of the logits, [rows, classes]. */
  readonly probabilities: Matrix;
  /** The share of rows whose largest logit is at the target's class, in [0, 1]; NaN for no rows. */
  readonly accuracy: number;
}

/**
 * Softmax and cross-entropy as one function of the logits, averaged over the rows:
 * `loss = mean(Σ t (L - x))` with `L = m + ln Σ exp(x - m)`, `m = max x`, where t is 1 at the
 * label's class, or the row of targets.
 * Gradient: `dx = (p Σt - t) / rows * upstream`, where p is the softmax of x; for a label, the
 * well-known `(p - onehot) / rows`.
 *
 * Shapes: x, p, dx [rows, classes]; targets one class index per row, or [rows, classes].
 * Numerics: the loss never goes through a probability, so it is finite wherever the logits are,
 * and the same when a row is shifted; `p - 1` of a confident row is computed as minus the sum of
 * the others, so it keeps its digits. A row that holds NaN, +∞ or nothing but -∞ gives NaN. The
 * mean of no rows is NaN.
 * Follows Goodfellow et al., "Deep Learning" (2016), section 6.2.2.3, and PyTorch's `cross_entropy`.
 *
 * @param logits [rows, classes], any numbers: not probabilities
 * @param targets class indices in [0, classes), or one-hot or soft rows, at least 0
 * @param context where results go
 * @throws {ShapeError} when the sizes disagree
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a target is out of range, fractional (a label) or NaN
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromRows, toRows } from "@adjoint/matrix";
 * import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
 *
 * const pass = softmaxCrossEntropy(fromRows([[1000, 0, -1000]]), [2]);
 * assert.equal(pass.output, 2000);
 * assert.deepEqual(toRows(pass.backward()), [[1, 0, -1]]);
 * assert.equal(pass.accuracy, 0);
 * ```
 */
export function softmaxCrossEntropy(
  logits: Matrix,
  targets: Targets,
  { allocate = allocateFresh }: Context = {},
): SoftmaxCrossEntropyPass {
  assertTargets("softmaxCrossEntropy", targets, logits);
  const { rows, columns, dtype, data: x } = logits;
  const round = rounding(dtype);
  const logarithm = dtype === "float32" ? logFloat32 : log;

  const probabilities = allocate(rows, columns, dtype);
  const losses = allocate(rows, 1, dtype);
  const target = targetRows(targets, columns);
  let right = 0;
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const { largest, index, total } = exponentials(logits, i, probabilities);
    const logTotal = logarithm(total);
    let loss = 0;
    target.forEachNonZero(i, (column, t) => {
      // (m - x) + ln Σ and not (m + ln Σ) - x: a large m would swallow the logarithm.
      loss = round(loss + round(t * round(round(largest - x[start + column]!) + logTotal)));
    });
    losses.data[i] = loss;
    for (let k = start; k < start + columns; k++) {
      probabilities.data[k] = probabilities.data[k]! / total;
    }
    if (index === target.classOf(i)) right += 1;
  }
  return {
    output: mean(losses),
    probabilities,
    accuracy: right / rows,
    backward: (upstream = 1) => logitGradient(probabilities, target, upstream, allocate),
  };
}
