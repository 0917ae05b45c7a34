import { assertBoolean, type OptionNames } from "@adjoint/checks";
import { exp, log } from "@adjoint/math";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type LogProbabilities, type Targets } from "@adjoint/pass";
import {
  assertEntries,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  elementTargets,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/kl-divergence.js";

/** What `klDivergence` is given, and how it weighs and reduces. */
export interface KlDivergenceOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** Whether targets are logarithms of probabilities, as predictions are. @default false */
  readonly logTarget?: boolean;
}

const NAME = "klDivergence";
const OPTIONS: OptionNames<KlDivergenceOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { logTarget: "optional" } as const,
);

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (p, t, logTarget) => {
      const target = logTarget === 1 ? exp(t) : t;
      const logarithm = logTarget === 1 ? t : log(t);
      // Not 0 times what may be infinite.
      return [target === 0 ? 0 : target * (logarithm - p), 0 - target];
    },
  },
  compiled,
);

/**
 * Kullback and Leibler's divergence of targets from predictions, which are logarithms of probabilities:
 * `l = t (ln t - y)` for each entry, 0 where t is. The sum over a row is its divergence.
 * Gradient: `dy = -t u / n` for the mean of n entries; without n for the sum, and each entry by its own u for "none".
 *
 * The mean divides by the number of entries, as PyTorch's does by default. The mean of the rows' divergences,
 * its "batchmean", divides by their number: `{ total: y.rows }`.
 *
 * Shapes: y, t, dy are [rows, columns]; the loss a number, or like y with `reduction: "none"`, and u like it.
 * Follows PyTorch's `kl_div`.
 *
 * @param logProbabilities logarithms of what is predicted, as `logSoftmax` gives them
 * @param targets probabilities, finite and at least 0; with `logTarget`, their logarithms
 * @param options logTarget, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when a target, a weight or an option is out of range; when there are no entries and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { klDivergence } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const y = fromRows([[-1, -2]]);
 * const pass = klDivergence(y, fromRows([[1, 0]]), { total: y.rows });
 * assert.equal(pass.output, 1);
 * assert.deepEqual(toRows(pass.backward()), [[-1, 0]]);
 * ```
 */
export function klDivergence<R extends Reduction = "mean">(
  logProbabilities: LogProbabilities,
  targets: Targets,
  options: KlDivergenceOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "logProbabilities", logProbabilities);
  assertContext(NAME, options, OPTIONS);
  const { logTarget = false, ...rest } = options;
  assertBoolean(NAME, "logTarget", logTarget);
  const t = elementTargets(NAME, targets, logProbabilities, "logProbabilities");
  const fits = logTarget
    ? (value: number) => value < Number.POSITIVE_INFINITY
    : (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;
  assertEntries(NAME, "target", t, fits, logTarget ? "below Infinity" : "finite and at least 0");
  return entries(logProbabilities, t, rest, logTarget ? 1 : 0);
}
