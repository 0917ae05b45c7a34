import { assertBoolean, assertInterval, type OptionNames } from "@adjoint/checks";
import { exp, log } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  assertEntries,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  elementTargets,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/poisson-negative-log-likelihood.js";

/** What `poissonNegativeLogLikelihood` is given, and how it weighs and reduces. */
export interface PoissonOptions<R extends Reduction = Reduction> extends ElementLossOptions<R> {
  /** Whether predictions are logarithms of the expected counts, or the counts. @default true */
  readonly logInput?: boolean;
  /** Whether Stirling's approximation of `ln t!` is added, for targets above 1. @default false */
  readonly full?: boolean;
  /** What is added to an expected count before its logarithm, without `logInput`; finite and at least 0. @default 1e-8 */
  readonly epsilon?: number;
}

const NAME = "poissonNegativeLogLikelihood";
const OPTIONS: OptionNames<PoissonOptions> = /* @__PURE__ */ Object.assign({}, ELEMENT_OPTIONS, {
  logInput: "optional",
  full: "optional",
  epsilon: "optional",
} as const);
const TWO_PI = 6.283185307179586;

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (p, t, logInput, full, epsilon) => {
      const rate = logInput === 1 ? exp(p) : p;
      const guarded = p + epsilon;
      const logarithm = logInput === 1 ? p : log(guarded);
      const stirling = t * log(t) - t + 0.5 * log(TWO_PI * t);
      const rest = full === 1 ? (t > 1 ? stirling : 0) : 0;
      // Not 0 times what may be infinite.
      const likely = t === 0 ? 0 : t * logarithm;
      // Not 1 - t / p: it would lose the digits of what is nearly 0.
      const slope = t === 0 ? 1 : (p - t + epsilon) / guarded;
      return [rate - likely + rest, logInput === 1 ? rate - t : slope];
    },
  },
  compiled,
);

/**
 * Negative log-likelihood of counts that follow Poisson's distribution: of the logarithm x of the expected
 * count, `l = e^x - t x`; without `logInput`, of the expected count p itself, `l = p - t ln(p + epsilon)`. The
 * mean divides by the number of entries. The constant `ln t!` is left out; with `full`, Stirling's
 * `t ln t - t + ln(2π t) / 2` is added where t is above 1.
 * Gradient: `dx = (e^x - t) u / n`, or `dp = (1 - t / (p + epsilon)) u / n`; without n for the sum, and each
 * entry by its own u for "none".
 *
 * Shapes: x, t, dx are [rows, columns]; for one column, t may be a list; the loss a number, or like x with
 * `reduction: "none"`, and u like it.
 * Follows PyTorch's `poisson_nll_loss`.
 *
 * @param predictions logarithms of expected counts; without `logInput`, expected counts, at least 0
 * @param targets counts, finite and at least 0
 * @param options logInput, full, epsilon, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when an expected count, a target, a weight or an option is out of range; when there are no
 * entries and `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { poissonNegativeLogLikelihood } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = poissonNegativeLogLikelihood(fromRows([[0, 0]]), fromRows([[0, 3]]));
 * assert.equal(pass.output, 1);
 * assert.deepEqual(toRows(pass.backward(2)), [[1, -2]]);
 * ```
 */
export function poissonNegativeLogLikelihood<R extends Reduction = "mean">(
  predictions: Matrix,
  targets: Targets,
  options: PoissonOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "predictions", predictions);
  assertContext(NAME, options, OPTIONS);
  const { logInput = true, full = false, epsilon = 1e-8, ...rest } = options;
  assertBoolean(NAME, "logInput", logInput);
  assertBoolean(NAME, "full", full);
  assertInterval(NAME, "epsilon", epsilon, 0, Number.POSITIVE_INFINITY, "[)");
  const t = elementTargets(NAME, targets, predictions);
  const isCount = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;
  assertEntries(NAME, "target", t, isCount, "finite and at least 0");
  if (!logInput) {
    const isRate = (value: number) => !(value < 0);
    assertEntries(NAME, "prediction", predictions, isRate, "at least 0, or have logInput: true");
  }
  return entries(predictions, t, rest, logInput ? 1 : 0, full ? 1 : 0, epsilon);
}
