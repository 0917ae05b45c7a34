import { assertInterval, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/smooth-l1.js";

/** How `smoothL1` bends, weighs and reduces. */
export interface SmoothL1Options<R extends Reduction = Reduction> extends ElementLossOptions<R> {
  /** Below which error the loss is a parabola, finite and at least 0; at 0 it is the absolute error. @default 1 */
  readonly beta?: number;
}

const OPTIONS: OptionNames<SmoothL1Options> = /* @__PURE__ */ Object.assign({}, ELEMENT_OPTIONS, {
  beta: "optional",
} as const);

const entries = /* @__PURE__ */ elementLoss(
  "smoothL1",
  {
    loss: (p, t, beta) => {
      const d = p - t;
      const size = Math.abs(d);
      const sign = d > 0 ? 1 : d < 0 ? -1 : d;
      // Not d² / beta: d² may overflow, or be 0.
      const bowl = 0.5 * size * (size / beta);
      return [size < beta ? bowl : size - 0.5 * beta, size < beta ? d / beta : sign];
    },
  },
  compiled,
);

/**
 * Absolute error with a smooth bottom: of the error `d = p - t`, `l = d² / (2 beta)` where `|d| < beta`, and
 * `|d| - beta / 2` beyond. The mean divides by the number of entries.
 * Gradient: `dp = d u / (beta n)` where `|d| < beta`, and `sign(d) u / n` beyond; without n for the sum, and
 * each entry by its own u for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Follows Girshick, "Fast R-CNN" (2015), and PyTorch's `smooth_l1_loss`. It is `huber` divided by its delta.
 *
 * @param predictions any numbers
 * @param targets any numbers
 * @param options beta, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when beta, a weight or an option is out of range; when there are no entries and `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { smoothL1 } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = smoothL1(fromRows([[1, 10]]), fromRows([[0, 0]]), { beta: 2, reduction: "sum" });
 * assert.equal(pass.output, 0.25 + 9);
 * assert.deepEqual(toRows(pass.backward()), [[0.5, 1]]);
 * ```
 */
export function smoothL1<R extends Reduction = "mean">(
  predictions: Matrix,
  targets: Targets,
  options: SmoothL1Options<R> = {},
): ElementLossPass<R> {
  assertContext("smoothL1", options, OPTIONS);
  const { beta = 1, ...rest } = options;
  assertInterval("smoothL1", "beta", beta, 0, Number.POSITIVE_INFINITY, "[)");
  return entries(predictions, targets, rest, beta);
}
