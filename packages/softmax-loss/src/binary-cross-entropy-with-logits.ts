import type { OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Logits, type Targets } from "@adjoint/pass";
import {
  assertReduction,
  type PassReduction,
  REDUCTION_OPTIONS,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  type ReductionOptions,
  reduceLosses,
} from "@adjoint/pass/losses";
import { assertBinaryWeights, binaryTargets } from "./binary-inputs.js";
import { binaryElements, isWeightless } from "./rows/binary-elements.js";

/** How `binaryCrossEntropyWithLogits` weighs and reduces. */
export interface BinaryCrossEntropyOptions<R extends Reduction = Reduction>
  extends ReductionOptions<R> {
  /** What each loss is multiplied with, finite and at least 0, [rows, columns] or [1, columns]. @default 1 */
  readonly weights?: Matrix;
  /** What the part of a target that is 1 is multiplied with besides, per class, [1, columns]. @default 1 */
  readonly positiveWeights?: Matrix;
}

const OPTIONS: OptionNames<BinaryCrossEntropyOptions> = {
  ...REDUCTION_OPTIONS,
  weights: "optional",
  positiveWeights: "optional",
};

/** The pass of the binary loss. */
export interface BinaryCrossEntropyPass<R extends Reduction = "mean"> {
  /** The mean over all entries or their sum; with `reduction: "none"`, the losses. */
  readonly output: Reduced<R>;
  /** From the gradient of what follows the loss to that by the logits; 1 by default for a number. */
  readonly backward: ReducedBackward<R>;
  /** The loss of each entry, weighted, before it is reduced, [rows, columns]. */
  readonly losses: Matrix;
  /** What became of the losses of the entries. */
  readonly reduction: PassReduction<R>;
  /** What the mean divides by: how many entries there are. */
  readonly total: number;
  /** How many rows count: all of them. */
  readonly counted: number;
}

/**
 * Cross-entropy of yes-or-no questions, each entry one of its own, as a function of the logits:
 * `l = w (v t s(-x) + (1 - t) s(x))` with the softplus `s(x) = ln(1 + e^x)`, which is
 * `-ln sigmoid(-x)`; v are the positive weights, w the weights. The mean divides by the number of
 * entries, whatever they weigh.
 * Gradient: `dx = w ((1 - t) sigmoid(x) - v t sigmoid(-x)) u / n`; without n for the sum, and each
 * entry by its own u for "none".
 *
 * Shapes: x, t, dx [rows, columns]; the loss a number, or like x with `reduction: "none"`, and u
 * like it.
 * Numerics: `s(x) = max(x, 0) + ln(1 + e^-|x|)`, so nothing overflows, and a confident right entry
 * keeps the digits of its loss and of its gradient: no difference of nearly equal numbers is formed
 * where t is 0 or 1. In the gradient, a sigmoid below 2^-960 (2^-100 in float32) counts as 0. An
 * entry of weight 0 counts for nothing but in n, though its loss be infinite or NaN: PyTorch multiplies,
 * and gets NaN.
 * Follows PyTorch's `binary_cross_entropy_with_logits`.
 *
 * @param logits [rows, columns], any numbers: not probabilities
 * @param targets numbers in [0, 1], [rows, columns]; for logits of one column, also one number per row
 * @param options weights, positiveWeights, reduction, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype than the logits
 * @throws {RangeError} when a target, a weight or the reduction is out of range, or NaN
 * @throws {TypeError} when u from untyped code is of no such kind
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromRows, toRows } from "@adjoint/matrix";
 * import { binaryCrossEntropyWithLogits } from "@adjoint/softmax-loss";
 *
 * const pass = binaryCrossEntropyWithLogits(fromRows([[0, 1000]]), fromRows([[1, 0]]));
 * assert.equal(pass.output, (Math.LN2 + 1000) / 2);
 * assert.deepEqual(toRows(pass.backward()), [[-0.25, 0.5]]);
 * ```
 */
export function binaryCrossEntropyWithLogits<R extends Reduction = "mean">(
  logits: Logits,
  targets: Targets,
  options: BinaryCrossEntropyOptions<R> = {},
): BinaryCrossEntropyPass<R> {
  const name = "binaryCrossEntropyWithLogits";
  assertMatrix(name, "logits", logits);
  assertContext(name, options, OPTIONS);
  const { allocate = allocateFresh, weights, positiveWeights } = options;
  assertReduction(name, options.reduction ?? "mean", options.onEmpty);
  const t = binaryTargets(name, targets, logits);
  assertBinaryWeights(name, logits, weights, positiveWeights);
  const { rows, columns, dtype } = logits;
  const positive = positiveWeights?.data;
  const given = [logits, t, weights, positiveWeights].filter((m) => m !== undefined);
  const room = allocateApart(name, allocate, given);
  const losses = room(rows, columns, dtype);
  const gradient = room(rows, columns, dtype);
  binaryElements(
    logits.data,
    t.data,
    rows,
    columns,
    weights?.data,
    positive,
    gradient.data,
    losses.data,
  );
  const reduced = reduceLosses<R>(name, losses, options);
  const backward = (upstream?: Reduced<R>): Matrix => {
    const factors = reduced.backward(upstream);
    const result = allocateApart(name, allocate, [...given, gradient])(rows, columns, dtype);
    for (let k = 0; k < result.data.length; k++) {
      // Not 0 times the factor: that may be infinite or NaN.
      const weightless = isWeightless(t.data, weights?.data, positive, k, k % columns);
      const factor = typeof factors === "number" ? factors : factors.data[k]!;
      result.data[k] = weightless ? 0 : gradient.data[k]! * factor;
    }
    return result;
  };
  return {
    output: reduced.output,
    backward: backward as ReducedBackward<R>,
    losses,
    reduction: reduced.reduction,
    total: reduced.total,
    counted: rows,
  };
}
