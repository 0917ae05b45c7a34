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
import { compiled } from "./generated/huber.js";

/** How `huber` bends, weighs and reduces. */
export interface HuberOptions<R extends Reduction = Reduction> extends ElementLossOptions<R> {
  /** From which error on the loss is a straight line, finite and above 0. @default 1 */
  readonly delta?: number;
}

const OPTIONS: OptionNames<HuberOptions> = /* @__PURE__ */ Object.assign({}, ELEMENT_OPTIONS, {
  delta: "optional",
} as const);

const entries = /* @__PURE__ */ elementLoss(
  "huber",
  {
    loss: (p, t, delta) => {
      const d = p - t;
      const size = Math.abs(d);
      const q = Math.min(size, delta);
      return [q * (size - 0.5 * q), Math.max(-delta, Math.min(d, delta))];
    },
  },
  compiled,
);

/**
 * Huber's loss of the error `d = p - t`: `l = d² / 2` where `|d| <= delta`, and `delta (|d| - delta / 2)`
 * beyond, so that outliers pull no harder. The mean divides by the number of entries.
 * Gradient: `dp = clip(d, -delta, delta) u / n`; without n for the sum, and each entry by its own u for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Follows Huber, "Robust Estimation of a Location Parameter" (1964), and PyTorch's `huber_loss`.
 *
 * @param predictions any numbers
 * @param targets any numbers
 * @param options delta, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when delta, a weight or an option is out of range; when there are no entries and `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { huber } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = huber(fromRows([[1, 10]]), fromRows([[0, 0]]), { delta: 2 });
 * assert.equal(pass.output, (0.5 + 18) / 2);
 * assert.deepEqual(toRows(pass.backward(2)), [[1, 2]]);
 * ```
 */
export function huber<R extends Reduction = "mean">(
  predictions: Matrix,
  targets: Targets,
  options: HuberOptions<R> = {},
): ElementLossPass<R> {
  assertContext("huber", options, OPTIONS);
  const { delta = 1, ...rest } = options;
  assertInterval("huber", "delta", delta, 0, Number.POSITIVE_INFINITY, "()");
  return entries(predictions, targets, rest, delta);
}
