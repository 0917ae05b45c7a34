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
import { compiled } from "./generated/squared-hinge.js";
import { signTargets } from "./sign-targets.js";

const NAME = "squaredHinge";

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (p, t) => {
      const z = Math.max(0, 1 - t * p);
      return [z * z, 0 - 2 * t * z];
    },
  },
  compiled,
);

/**
 * Squared hinge of yes-or-no questions, whose answers are 1 and -1: `l = max(0, 1 - t p)²` for each entry. The mean
 * divides by the number of entries.
 * Gradient: `dp = -2 t max(0, 1 - t p) u / n`; without n for the sum, and each entry by its own u
 * for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Follows Keras' `SquaredHinge`. Of scores of classes, `multiMargin` with `p: 2` is the loss.
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
 * import { squaredHinge } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = squaredHinge(fromRows([[3, -0.5]]), fromRows([[1, 1]]));
 * assert.equal(pass.output, 1.125);
 * assert.deepEqual(toRows(pass.backward()), [[0, -1.5]]);
 * ```
 */
export function squaredHinge<R extends Reduction = "mean">(
  scores: Matrix,
  targets: Targets,
  options: ElementLossOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "scores", scores);
  assertContext(NAME, options, ELEMENT_OPTIONS);
  return entries(scores, signTargets(NAME, targets, scores), options);
}
