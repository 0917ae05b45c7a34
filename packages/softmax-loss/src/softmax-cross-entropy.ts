import type { OptionNames } from "@adjoint/checks";
import type { Allocate, Matrix } from "@adjoint/matrix";
import {
  allocateApart,
  allocateElementwise,
  allocateFresh,
  assertMatrix,
} from "@adjoint/matrix/kit";
import { assertContext, type Logits, type Probabilities, type Targets } from "@adjoint/pass";
import {
  gradientScale,
  type PassReduction,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  reduceLosses,
  SMOOTHING_OPTIONS,
  type SmoothingOptions,
  weightedTargets,
} from "@adjoint/pass/losses";
import { lossRows, scaleRows, viewRows } from "./rows.js";
import { softmaxRows } from "./softmax-cross-entropy.plain.js";

/** How `softmaxCrossEntropy` weighs and reduces. */
export interface SoftmaxCrossEntropyOptions<R extends Reduction = Reduction>
  extends SmoothingOptions<R> {
  /** When false, the gradient is not computed before `backward` is called. @default true */
  readonly training?: boolean;
}

const OPTIONS: OptionNames<SoftmaxCrossEntropyOptions> = SMOOTHING_OPTIONS;

/** The pass of the fused loss, with what it knows besides. */
export interface SoftmaxCrossEntropyPass<R extends Reduction = "mean"> {
  /** The mean or the sum of the losses; with `reduction: "none"`, the losses. */
  readonly output: Reduced<R>;
  /** From the gradient of what follows the loss to that by the logits; 1 by default for a number. */
  readonly backward: ReducedBackward<R>;
  /** The loss of each row, weighted, before it is reduced, [rows, 1]; 0 where ignored. */
  readonly losses: Matrix;
  /** `ln Σ exp(x)` of each row, [rows, 1]. */
  readonly logSumExp: Matrix;
  /** The softmax of the logits, [rows, classes]: computed from them when it is first asked for. */
  readonly probabilities: Probabilities;
  /** The share of rows whose largest logit is at their label, ignored rows left out; NaN for none. */
  readonly accuracy: number;
  /** What became of the losses of the rows; `"sum"` for a mean that was told its `total`. */
  readonly reduction: PassReduction<R>;
  /** What the mean divides by, unless it was told: the sum of the labels' weights, or how many rows of targets there are. */
  readonly total: number;
  /** How many rows are not ignored. */
  readonly counted: number;
}

/**
 * Softmax and cross-entropy as one function of the logits: `l = Σ q (L - x)` per row, with
 * `L = m + ln Σ exp(x - m)`, `m = max x`, and `q = w ((1 - ε) t + ε / C)`, where t is 1 at the
 * label's class or the row of targets, w are the class weights and ε is the label smoothing. The
 * mean divides by `D`, the sum of the labels' weights; for rows of targets, by the number of rows.
 * Gradient: `dx = (p Σq - q) u / D`, where p is the softmax of x and u the upstream gradient;
 * without D for the sum, and each row by its own u for "none". For plain labels, the well-known
 * `(p - onehot) / rows`. A row that is ignored, or whose label has weight 0, adds nothing to the loss, to D
 * and to the gradient.
 *
 * Shapes: x, p, dx [rows, classes]; targets one class index per row, or [rows, classes]; the loss
 * a number, or [rows, 1] with `reduction: "none"`, and u like it.
 * Numerics: the loss never goes through a probability, so it is finite wherever the logits are,
 * and the same when a row is shifted; `p - 1` of a confident row is computed as minus the sum of
 * the others, so it keeps its digits. In the gradient, a probability below 2^-960 (2^-100 in
 * float32) counts as 0. A row of weight 0 counts for nothing, though its loss be infinite or NaN: PyTorch
 * multiplies by 0 and gets NaN, gives NaN gradients where all weights are 0, and smooths such a row. Any
 * other row that holds NaN, +∞ or nothing but -∞ gives NaN. Forward writes one
 * buffer like x, the gradient for `u = 1`, and the first `backward` gives it away; a second one
 * computes it anew. So logits and targets must not be written to before `probabilities` is read, or
 * `backward` called.
 * Follows Goodfellow et al., "Deep Learning" (2016), section 6.2.2.3, and PyTorch's `cross_entropy`.
 *
 * @param logits [rows, classes], any numbers: not probabilities
 * @param targets class indices in [0, classes) or `ignoreIndex`, or one-hot or soft rows, at least
 * 0, of any sum
 * @param options classWeights, ignoreIndex, labelSmoothing, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a target, a weight or an option is out of range, or NaN; when nothing
 * counts and `onEmpty` is "throw"
 * @throws {TypeError} when targets or weights are of no such kind, or u from untyped code is not
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
 *
 * const logits = fromRows([[0, 0], [5, 5]]);
 * const rows = softmaxCrossEntropy(logits, [1, -100], { classWeights: [1, 2], reduction: "none" });
 * assert.deepEqual(toRows(rows.output), [[2 * Math.LN2], [0]]);
 * assert.deepEqual(toRows(rows.backward(fromRows([[3], [3]]))), [[3, -3], [0, 0]]);
 * ```
 */
export function softmaxCrossEntropy<R extends Reduction = "mean">(
  logits: Logits,
  targets: Targets,
  options: SoftmaxCrossEntropyOptions<R> = {},
): SoftmaxCrossEntropyPass<R> {
  const name = "softmaxCrossEntropy";
  assertMatrix(name, "logits", logits);
  assertContext(name, options, OPTIONS);
  const { allocate = allocateFresh, training = true } = options;
  const weighted = weightedTargets(name, targets, logits, options);
  const { rows, columns, dtype } = logits;
  const operands = [logits, ...weighted.operands];
  const room = allocateApart(name, allocate, operands);
  const losses = room(rows, 1, dtype);
  const logSumExp = room(rows, 1, dtype);
  const gradientRoom = () =>
    allocateApart(name, allocate, [...operands, losses, logSumExp])(rows, columns, dtype);

  const scale = gradientScale(name, dtype, options, weighted.total);
  const write = (gradient: Matrix, from: number, to: number): number =>
    lossRows(
      {
        logits: viewRows(logits, from, to),
        gradient,
        losses: viewRows(losses, from, to),
        logSumExps: viewRows(logSumExp, from, to),
      },
      weighted,
      from,
      scale,
    );
  let ready = training ? gradientRoom() : undefined;
  /** The gradient for an upstream of 1: forward's once, for the caller may write to it. */
  const unscaled = (): Matrix => {
    const gradient = ready ?? gradientRoom();
    if (ready === undefined) write(gradient, 0, rows);
    ready = undefined;
    return gradient;
  };

  const correct = ready === undefined ? inBlocks(logits, write) : write(ready, 0, rows);
  const reduced = reduceLosses<R>(name, losses, options, weighted.total);
  const backward = (upstream?: Reduced<R>): Matrix => {
    const factors = reduced.upstreamOf(upstream);
    const gradient = unscaled();
    if (factors !== 1) scaleRows(gradient, weighted.rowWeights, factors);
    return gradient;
  };
  // Named here: a function without a name gets one from a computed key, at some cost.
  const softmax = () => softmaxOf(logits, allocate);
  const pass = {
    output: reduced.output,
    backward: backward as ReducedBackward<R>,
    losses,
    logSumExp,
    accuracy: correct / weighted.counted,
    reduction: reduced.reduction,
    total: weighted.total,
    counted: weighted.counted,
    [SOFTMAX]: softmax,
  };
  return Object.defineProperty(pass, "probabilities", PROBABILITIES) as Lazy &
    SoftmaxCrossEntropyPass<R>;
}

const SOFTMAX: unique symbol = Symbol("softmax");

/** A pass that computes its probabilities when it is first asked for them. */
interface Lazy {
  [SOFTMAX]: Matrix | (() => Matrix);
}

/** One getter for all passes: one in each literal would take V8 a microsecond to make. */
const PROBABILITIES = {
  enumerable: true,
  get(this: Lazy): Matrix {
    const known = this[SOFTMAX];
    if (typeof known !== "function") return known;
    const probabilities = known();
    this[SOFTMAX] = probabilities;
    return probabilities;
  },
};

/** Logits of a block whose gradients are computed only to be forgotten. */
const BLOCK = 16384;

function inBlocks(
  { rows, columns, dtype }: Matrix,
  write: (gradient: Matrix, from: number, to: number) => number,
): number {
  const most = Math.max(1, Math.floor(BLOCK / Math.max(1, columns)));
  const forgotten = allocateFresh(Math.min(most, rows), columns, dtype);
  let correct = 0;
  for (let from = 0; from < rows; from += most) {
    const to = Math.min(rows, from + most);
    correct += write(viewRows(forgotten, 0, to - from), from, to);
  }
  return correct;
}

function softmaxOf(logits: Matrix, allocate: Allocate): Matrix {
  const { rows, columns, dtype } = logits;
  const p = allocateElementwise("softmaxCrossEntropy", allocate, rows, columns, dtype, logits);
  softmaxRows(logits, p);
  return p;
}
