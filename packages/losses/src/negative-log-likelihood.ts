import type { OptionNames } from "@adjoint/checks";
import { allocateApart, allocateFresh, assertMatrix } from "@adjoint/matrix/kit";
import {
  assertContext,
  type LogProbabilities,
  type Reduced,
  type Reduction,
  type ReductionOptions,
  reduceLosses,
  type Targets,
  targetRows,
} from "@adjoint/pass";
import { assertPredictions } from "./assert-predictions.js";
import { massGradient } from "./mass-gradient.js";
import { massLosses } from "./mass-losses.js";
import type { CrossEntropyPass } from "./types.js";

const OPTIONS: OptionNames<ReductionOptions> = {
  allocate: "optional",
  training: "optional",
  random: "optional",
  partial: "optional",
  weights: "optional",
  ignoreIndex: "optional",
  reduction: "optional",
  onEmpty: "optional",
};

/**
 * Negative log-likelihood of log-probabilities: `l = -Σ w t y` per row, where t is 1 at the label's
 * class or the row of targets, and w are the class weights. The mean divides by `D`, the sum of the
 * labels' weights; for rows of targets, by the number of rows.
 * Gradient: `dy = -w t u / D`; without D for the sum, and each row by its own u for "none".
 *
 * Shapes: y, dy [rows, classes]; targets one class index per row, or [rows, classes]; the loss a
 * number, or [rows, 1] with `reduction: "none"`, and u like it.
 * Numerics: -∞ where there is no mass is not looked at. After `logSoftmax` it is the cross-entropy
 * of the logits; `@adjoint/softmax-loss` computes that at once. A row of weight 0 counts for nothing,
 * though its loss be infinite or NaN: PyTorch multiplies by 0, and gets NaN.
 * Follows PyTorch's `nll_loss`; rows of targets as in its `cross_entropy`.
 *
 * @param logProbabilities [rows, classes], each at most 0 but for rounding: not probabilities or logits,
 * which PyTorch takes unseen
 * @param targets class indices in [0, classes) or `ignoreIndex`, or one-hot or soft rows, at least 0
 * @param options weights, ignoreIndex, reduction, onEmpty, and where results go
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
export function negativeLogLikelihood(
  logProbabilities: LogProbabilities,
  targets: Targets,
  options: ReductionOptions<"none"> & { readonly reduction: "none" },
): CrossEntropyPass<"none">;
export function negativeLogLikelihood(
  logProbabilities: LogProbabilities,
  targets: Targets,
  options?: ReductionOptions<"mean" | "sum">,
): CrossEntropyPass;
export function negativeLogLikelihood(
  logProbabilities: LogProbabilities,
  targets: Targets,
  options: ReductionOptions = {},
): CrossEntropyPass<Reduction> {
  const name = "negativeLogLikelihood";
  assertMatrix(name, "logProbabilities", logProbabilities);
  assertContext(name, options, OPTIONS);
  const { allocate = allocateFresh } = options;
  const target = targetRows(name, targets, logProbabilities, {
    ...options,
    labelSmoothing: 0,
  });
  assertPredictions(
    "negativeLogLikelihood",
    logProbabilities,
    target,
    [Number.NEGATIVE_INFINITY, 0],
    "log-probability, which is at most 0; of logits, softmaxCrossEntropy of @adjoint/softmax-loss is the loss",
  );
  const room = () => allocateApart(name, allocate, [logProbabilities, ...target.operands]);
  const losses = massLosses(logProbabilities, target, (y) => -y, room());
  const reduced = reduceLosses<Reduction>(name, losses, {
    ...options,
    total: target.total,
  });
  return {
    output: reduced.output,
    accuracy: target.accuracy(logProbabilities),
    reduction: reduced.reduction,
    total: target.total,
    counted: target.counted,
    backward: (upstream?: Reduced<Reduction>) =>
      massGradient(logProbabilities, target, (mass) => -mass, reduced.backward(upstream), room()),
  };
}
