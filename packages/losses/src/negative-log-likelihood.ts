import type { OptionNames } from "@adjoint/checks";
import { allocateApart, allocateFresh, assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type LogProbabilities, type Targets } from "@adjoint/pass";
import {
  LABEL_OPTIONS,
  type LabelOptions,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  reduceLosses,
  weightedTargets,
} from "@adjoint/pass/losses";
import { assertPredictions } from "./assert-predictions.js";
import type { CrossEntropyPass } from "./types.js";
import { rowGradient, rowLosses } from "./weighted-rows.js";

const OPTIONS: OptionNames<LabelOptions> = LABEL_OPTIONS;

/**
 * Negative log-likelihood of log-probabilities: `l = -Σ w t y` per row, where t is 1 at the label's
 * class or the row of targets, and w are the class weights. The mean divides by `D`, the sum of the
 * labels' weights; for rows of targets, by the number of rows.
 * Gradient: `dy = -w t u / D`; without D for the sum, and each row by its own u for "none".
 *
 * Shapes: y, dy [rows, classes]; targets one class index per row, or [rows, classes]; the loss a
 * number, or [rows, 1] with `reduction: "none"`, and u like it.
 * Numerics: -∞ where there is no target is not looked at. After `logSoftmax` it is the cross-entropy
 * of the logits; `@adjoint/softmax-loss` computes that at once. A row of weight 0 counts for nothing,
 * though its loss be infinite or NaN: PyTorch multiplies by 0, and gets NaN.
 * Follows PyTorch's `nll_loss`; rows of targets as in its `cross_entropy`.
 *
 * @param logProbabilities [rows, classes], each at most 0 but for rounding: not probabilities or logits,
 * which PyTorch takes unseen
 * @param targets class indices in [0, classes) or `ignoreIndex`, or one-hot or soft rows, at least 0
 * @param options classWeights, ignoreIndex, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a prediction is no log-probability; when a target, a weight or an option is out
 * of range, or NaN; when nothing counts and `onEmpty` is "throw"
 * @throws {TypeError} when targets or weights are of no such kind, or u from untyped code is not
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { negativeLogLikelihood } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = negativeLogLikelihood(fromRows([[-1, -2], [-3, -4]]), [1, 0]);
 * assert.equal(pass.output, 2.5);
 * assert.deepEqual(toRows(pass.backward()), [[0, -0.5], [-0.5, 0]]);
 * ```
 */
export function negativeLogLikelihood<R extends Reduction = "mean">(
  logProbabilities: LogProbabilities,
  targets: Targets,
  options: LabelOptions<R> = {},
): CrossEntropyPass<R> {
  const name = "negativeLogLikelihood";
  assertMatrix(name, "logProbabilities", logProbabilities);
  assertContext(name, options, OPTIONS);
  const { allocate = allocateFresh } = options;
  const weighted = weightedTargets(name, targets, logProbabilities, options);
  assertPredictions(
    name,
    logProbabilities,
    weighted,
    [Number.NEGATIVE_INFINITY, 0],
    "log-probability, which is at most 0; of logits, softmaxCrossEntropy of @adjoint/softmax-loss is the loss",
  );
  const room = () => allocateApart(name, allocate, [logProbabilities, ...weighted.operands]);
  const losses = rowLosses(logProbabilities, weighted, (y) => -y, room());
  const reduced = reduceLosses<R>(name, losses, options, weighted.total);
  const backward = (upstream?: Reduced<R>) =>
    rowGradient(
      logProbabilities,
      weighted,
      (target) => -target,
      reduced.backward(upstream),
      room(),
    );
  return {
    output: reduced.output,
    backward: backward as ReducedBackward<R>,
    accuracy: weighted.accuracy(logProbabilities),
    reduction: reduced.reduction,
    total: weighted.total,
    counted: weighted.counted,
  };
}
