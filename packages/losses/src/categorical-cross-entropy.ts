import { assertInterval, type OptionNames } from "@adjoint/checks";
import { log, logFloat32 } from "@adjoint/math";
import { allocateApart, allocateFresh, assertMatrix, rounding } from "@adjoint/matrix/kit";
import { assertContext, type Probabilities, type Targets } from "@adjoint/pass";
import {
  type Reduced,
  type ReducedBackward,
  type Reduction,
  reduceLosses,
  SMOOTHING_OPTIONS,
  type SmoothingOptions,
  weightedTargets,
} from "@adjoint/pass/losses";
import { assertPredictions } from "./assert-predictions.js";
import type { CrossEntropyPass } from "./types.js";
import { rowGradient, rowLosses } from "./weighted-rows.js";

/** How cross-entropy on probabilities guards its logarithm, weighs and reduces. */
export interface CategoricalCrossEntropyOptions<R extends Reduction = Reduction>
  extends SmoothingOptions<R> {
  /** Probabilities are clipped to [clip, 1 - clip], a number in [0, 0.5); 0 switches clipping off. @default 1e-7 */
  readonly clip?: number;
}

const OPTIONS: OptionNames<CategoricalCrossEntropyOptions> = /* @__PURE__ */ Object.assign(
  {},
  SMOOTHING_OPTIONS,
  { clip: "optional" } as const,
);

/**
 * Cross-entropy of probabilities: `l = -Σ q ln p̂` per row, where `p̂ = clip(p, clip, 1 - clip)` and
 * `q = w ((1 - ε) t + ε / C)`: t is 1 at the label's class or the row of targets, w are the class
 * weights and ε is the label smoothing. The mean divides by `D`, the sum of the labels' weights; for
 * rows of targets, by the number of rows.
 * Gradient: that of what forward computed: `dp = -(q / p) u / D` where p lies in the interval, 0
 * outside, where the loss is flat; without D for the sum, and each row by its own u for "none".
 *
 * Shapes: p, dp [rows, classes]; targets one class index per row, or [rows, classes]; the loss a
 * number, or [rows, 1] with `reduction: "none"`, and u like it.
 * Numerics: a confident wrong row costs at most `-ln clip` and pulls no longer. For the output of
 * a softmax, `@adjoint/softmax-loss` has no such limit, and the same options. A row of weight 0 counts
 * for nothing, though its loss be infinite or NaN: PyTorch multiplies by 0, and gets NaN.
 * Follows the notebook's `Loss_CategoricalCrossentropy`; soft targets as in Goodfellow et al.,
 * "Deep Learning" (2016), section 3.13; weights, smoothing and reduction as in PyTorch's
 * `cross_entropy`.
 *
 * @param probabilities [rows, classes], each in [0, 1] but for rounding; that a row's sum is 1 is not
 * asked for. Not logits
 * @param targets class indices in [0, classes) or `ignoreIndex`, or one-hot or soft rows, at least 0
 * @param options clip, classWeights, ignoreIndex, labelSmoothing, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a prediction is no probability; when a target, a weight or an option is out of
 * range, or NaN; when nothing counts and `onEmpty` is "throw"
 * @throws {TypeError} when targets or weights are of no such kind, or u from untyped code is not
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { categoricalCrossEntropy } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = categoricalCrossEntropy(fromRows([[0.5, 0.5], [0.25, 0.75]]), [0, 0]);
 * assert.equal(pass.output, 1.5 * Math.LN2);
 * assert.deepEqual(toRows(pass.backward()), [[-1, 0], [-2, 0]]);
 * ```
 */
export function categoricalCrossEntropy<R extends Reduction = "mean">(
  probabilities: Probabilities,
  targets: Targets,
  options: CategoricalCrossEntropyOptions<R> = {},
): CrossEntropyPass<R> {
  const name = "categoricalCrossEntropy";
  assertMatrix(name, "probabilities", probabilities);
  assertContext(name, options, OPTIONS);
  const { clip = 1e-7, allocate = allocateFresh } = options;
  assertInterval(name, "clip", clip, 0, 0.5, "[)");
  const weighted = weightedTargets(name, targets, probabilities, options);
  assertPredictions(
    name,
    probabilities,
    weighted,
    [0, 1],
    "probability, which is in [0, 1]; of logits, softmaxCrossEntropy of @adjoint/softmax-loss is the loss",
  );
  const round = rounding(probabilities.dtype);
  const logarithm = probabilities.dtype === "float32" ? logFloat32 : log;
  // Without clipping, a probability that rounding lifted above 1 still counts; one below 0 is 0.
  const low = round(clip);
  const high = clip === 0 ? Number.POSITIVE_INFINITY : round(1 - clip);
  const cost = (p: number): number => -logarithm(p < low ? low : p > high ? high : p);
  const slope = (target: number, p: number): number =>
    p < low || p > high ? 0 : round(-target / p);

  const room = () => allocateApart(name, allocate, [probabilities, ...weighted.operands]);
  const losses = rowLosses(probabilities, weighted, cost, room());
  const reduced = reduceLosses<R>(name, losses, options, weighted.total);
  const backward = (upstream?: Reduced<R>) =>
    rowGradient(probabilities, weighted, slope, reduced.backward(upstream), room());
  return {
    output: reduced.output,
    backward: backward as ReducedBackward<R>,
    accuracy: weighted.accuracy(probabilities),
    reduction: reduced.reduction,
    total: weighted.total,
    counted: weighted.counted,
  };
}
