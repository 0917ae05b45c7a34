import { sigmoid, softplus } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/soft-margin.js";
import { signTargets } from "./sign-targets.js";

const NAME = "softMargin";

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (p, t) => {
      const z = -t * p;
      return [softplus(z), -t * sigmoid(z)];
    },
  },
  compiled,
);

/**
 * Soft margin of yes-or-no questions, whose answers are 1 and -1: `l = ln(1 + e^(-t p))` for each entry. The mean
 * divides by the number of entries.
 * Gradient: `dp = -t u / ((1 + e^(t p)) n)`; without n for the sum, and each entry by its own u
 * for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Numerics: nothing overflows, and what is all but right keeps its digits.
 * Follows PyTorch's `soft_margin_loss`. It is `binaryCrossEntropyWithLogits` of targets 1 and 0.
 *
 * @param scores any numbers
 * @param targets 1 or -1
 * @param options weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when a target, a weight or an option is out of range; when there are no entries and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softMargin } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = softMargin(fromRows([[0, -1000]]), fromRows([[1, 1]]));
 * assert.equal(pass.output, (Math.LN2 + 1000) / 2);
 * assert.deepEqual(toRows(pass.backward()), [[-0.25, -0.5]]);
 * ```
 */
export function softMargin<R extends Reduction = "mean">(
  scores: Matrix,
  targets: Targets,
  options: ElementLossOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "scores", scores);
  assertContext(NAME, options, ELEMENT_OPTIONS);
  return entries(scores, signTargets(NAME, targets, scores), options);
}
