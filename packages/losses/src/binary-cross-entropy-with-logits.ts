import type { OptionNames } from "@adjoint/checks";
import { exp, log1p } from "@adjoint/math";
import { generate, type Matrix, ShapeError } from "@adjoint/matrix";
import {
  allocateApart,
  allocateFresh,
  assertMatrix,
  assertSameDType,
  describeShape,
  elementwise,
} from "@adjoint/matrix/kit";
import { assertContext, type Logits, type Targets } from "@adjoint/pass";
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
  reduceElements,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/binary-cross-entropy-with-logits.js";

/** How `binaryCrossEntropyWithLogits` weighs and reduces. */
export interface BinaryCrossEntropyWithLogitsOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** What the part of a target that is 1 is multiplied with besides, per class, [1, columns]. @default 1 */
  readonly positiveWeights?: Matrix;
}

const NAME = "binaryCrossEntropyWithLogits";
const OPTIONS: OptionNames<BinaryCrossEntropyWithLogitsOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { positiveWeights: "optional" } as const,
);

/** Sigmoids below it count as 0 in the gradient, as probabilities do in `softmaxCrossEntropy`. */
const LEAST_KEPT = { float64: 2 ** -960, float32: 2 ** -100 };

const entries = /* @__PURE__ */ elementwise(
  {
    loss: {
      operands: 3,
      formula: (x, t, positive, least) => {
        const e = exp(-Math.abs(x));
        const rest = log1p(e);
        const negative = 1 - t;
        // Not 0 times the cost or the sigmoid: those may be infinite or NaN.
        const costOfNo = positive === 0 ? 0 : positive * (Math.max(-x, 0) + rest);
        const costOfYes = negative === 0 ? 0 : negative * (Math.max(x, 0) + rest);
        const larger = 1 / (1 + e);
        const quotient = e / (1 + e);
        const smaller = quotient < least ? 0 : quotient;
        const up = negative === 0 ? 0 : negative * (x < 0 ? smaller : larger);
        const down = positive === 0 ? 0 : positive * (x < 0 ? larger : smaller);
        return [costOfNo + costOfYes, up - down];
      },
    },
  },
  compiled,
);

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
 * @param options weights, positiveWeights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype than the logits
 * @throws {RangeError} when a target, a weight or an option is out of range, or NaN; when there are
 * no entries and `onEmpty` is "throw"
 * @throws {TypeError} when u from untyped code is of no such kind
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromRows, toRows } from "@adjoint/matrix";
 * import { binaryCrossEntropyWithLogits } from "@adjoint/losses";
 *
 * const pass = binaryCrossEntropyWithLogits(fromRows([[0, 1000]]), fromRows([[1, 0]]));
 * assert.equal(pass.output, (Math.LN2 + 1000) / 2);
 * assert.deepEqual(toRows(pass.backward()), [[-0.25, 0.5]]);
 * ```
 */
export function binaryCrossEntropyWithLogits<R extends Reduction = "mean">(
  logits: Logits,
  targets: Targets,
  options: BinaryCrossEntropyWithLogitsOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "logits", logits);
  assertContext(NAME, options, OPTIONS);
  const { allocate = allocateFresh, weights, positiveWeights } = options;
  const { rows, columns, dtype } = logits;
  const t = elementTargets(NAME, targets, logits, "logits");
  assertEntries(NAME, "target", t, (value) => value >= 0 && value <= 1, "in [0, 1]");
  assertReducible(NAME, options, rows, columns, dtype);
  if (positiveWeights !== undefined) assertPositiveWeights(positiveWeights, logits);
  const given = [logits, t, weights, positiveWeights].filter((m) => m !== undefined);
  const room = allocateApart(NAME, allocate, given);
  const positive =
    positiveWeights === undefined ? t : timesRow(t, positiveWeights, room(rows, columns, dtype));
  const losses = room(rows, columns, dtype);
  const derivative = room(rows, columns, dtype);
  entries.loss([logits, t, positive], [losses, derivative], LEAST_KEPT[dtype]);
  const all = positiveWeights?.data.includes(0) ? withoutYes(t, positiveWeights, weights) : weights;
  const weighed = all === undefined ? options : { ...options, weights: all };
  const { backward, ...reduced } = reduceElements<R>(NAME, losses, [derivative], weighed, given);
  return {
    ...reduced,
    backward: ((upstream?: Reduced<R>) => backward(upstream)[0]) as ReducedBackward<R>,
  };
}

function timesRow({ rows, columns, data }: Matrix, row: Matrix, to: Matrix): Matrix {
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, k++) to.data[k] = data[k]! * row.data[j]!;
  }
  return to;
}

function assertPositiveWeights(m: Matrix, logits: Matrix): void {
  assertMatrix(NAME, "positiveWeights", m);
  if (m.rows !== 1 || m.columns !== logits.columns) {
    throw new ShapeError(
      `${NAME}: positiveWeights ${describeShape(m)} must be [1, ${logits.columns}]`,
    );
  }
  assertSameDType(NAME, "positiveWeights", m, "logits", logits);
  const fits = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;
  assertEntries(NAME, "entry of positiveWeights", m, fits, "finite and at least 0");
}

/** Weights of the entries, with 0 where a yes weighs nothing and there is no no. */
function withoutYes(t: Matrix, positiveWeights: Matrix, weights: Matrix | undefined): Matrix {
  const weightOf = (i: number, j: number): number => {
    if (weights === undefined) return 1;
    const row = weights.rows === 1 ? 0 : i;
    return weights.data[row * weights.columns + (weights.columns === 1 ? 0 : j)]!;
  };
  return generate(
    t.rows,
    t.columns,
    (i, j) =>
      positiveWeights.data[j] === 0 && t.data[i * t.columns + j] === 1 ? 0 : weightOf(i, j),
    t.dtype,
  );
}
