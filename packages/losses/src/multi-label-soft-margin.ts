import type { OptionNames } from "@adjoint/checks";
import { full, type Matrix, mean } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Logits } from "@adjoint/pass";
import {
  assertEntries,
  assertReducible,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementTargets,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  readClassWeights,
  reduceElements,
} from "@adjoint/pass/losses";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";

/** How `multiLabelSoftMargin` weighs and reduces. */
export interface MultiLabelSoftMarginOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** What the question of each class is multiplied with, finite and at least 0. @default 1 for every class */
  readonly classWeights?: ArrayLike<number>;
}

const NAME = "multiLabelSoftMargin";
const OPTIONS: OptionNames<MultiLabelSoftMarginOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { classWeights: "optional" } as const,
);

/**
 * Soft margin of rows that may be of many classes at once: the mean of a row's binary cross-entropies,
 * `l = Σ v_j (t_j s(-x_j) + (1 - t_j) s(x_j)) / C` with `s(x) = ln(1 + e^x)`; v are the weights of the classes.
 * The mean divides by the number of rows.
 * Gradient: `dx_j = v_j ((1 - t_j) sigmoid(x_j) - t_j sigmoid(-x_j)) u / (C n)`; without n for the sum, and
 * each row by its own u for "none".
 *
 * Shapes: x, t, dx are [rows, classes]; the loss a number, or [rows, 1] with `reduction: "none"`, and u like it.
 * Numerics: as those of `binaryCrossEntropyWithLogits`, whose mean over all entries is the same number.
 * Follows PyTorch's `multilabel_soft_margin_loss`.
 *
 * @param logits [rows, classes], any numbers: not probabilities
 * @param targets numbers in [0, 1], [rows, classes]: 1 for each class that a row is of
 * @param options classWeights, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when a target, a weight or an option is out of range; when there are no rows and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { multiLabelSoftMargin } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = multiLabelSoftMargin(fromRows([[0, 1000]]), fromRows([[1, 0]]));
 * assert.equal(pass.output, (Math.LN2 + 1000) / 2);
 * assert.deepEqual(toRows(pass.backward()), [[-0.25, 0.5]]);
 * ```
 */
export function multiLabelSoftMargin<R extends Reduction = "mean">(
  logits: Logits,
  targets: Matrix,
  options: MultiLabelSoftMarginOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "logits", logits);
  assertContext(NAME, options, OPTIONS);
  const { allocate = allocateFresh, weights } = options;
  const { rows, columns, dtype } = logits;
  const t = elementTargets(NAME, targets, logits, "logits");
  assertEntries(NAME, "target", t, (value) => value >= 0 && value <= 1, "in [0, 1]");
  const classWeights = readClassWeights(NAME, options.classWeights, columns, dtype);
  assertReducible(NAME, options, rows, 1, dtype);
  const operands = [logits, t, ...(weights ? [weights] : [])];
  const room = allocateApart(NAME, allocate, operands);
  const questions = binaryCrossEntropyWithLogits(logits, t, {
    reduction: "none",
    allocate: room,
    ...(classWeights && { weights: { rows: 1, columns, dtype, data: classWeights } }),
  });
  const losses = mean(questions.losses, { axis: 1 }, room);
  const derivative = questions.backward(full(rows, columns, 1 / columns, dtype));
  const { backward, ...reduced } = reduceElements<R>(NAME, losses, [derivative], options, operands);
  return {
    ...reduced,
    backward: ((upstream?: Reduced<R>) => backward(upstream)[0]) as ReducedBackward<R>,
  };
}
