import { assertInterval, type OptionNames } from "@adjoint/checks";
import { exp, sigmoid, softplus } from "@adjoint/math";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Logits, type Targets } from "@adjoint/pass";
import {
  assertEntries,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  elementTargets,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/focal.js";

/** How `focal` looks at what is easy, and how it weighs and reduces. */
export interface FocalOptions<R extends Reduction = Reduction> extends ElementLossOptions<R> {
  /** The share of a yes beside a no's `1 - alpha`, in [0, 1]. @default 0.25 */
  readonly alpha?: number;
  /** How little the easy entries count, finite and at least 0; at 0 all count alike. @default 2 */
  readonly gamma?: number;
}

const NAME = "focal";
const OPTIONS: OptionNames<FocalOptions> = /* @__PURE__ */ Object.assign({}, ELEMENT_OPTIONS, {
  alpha: "optional",
  gamma: "optional",
} as const);

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (x, t, alpha, gamma) => {
      const share = t === 1 ? alpha : 1 - alpha;
      const sign = t === 1 ? 1 : -1;
      const z = sign * x;
      const right = sigmoid(z); // The probability of what is the case.
      const wrong = sigmoid(-z);
      const cost = softplus(-z);
      const hard = gamma === 0 ? 1 : exp(-gamma * softplus(z)); // wrong^gamma
      const pull = (right === 0 ? 0 : gamma * right * cost) + wrong;
      return [share * (hard === 0 ? 0 : hard * cost), 0 - sign * share * (hard * pull)];
    },
  },
  compiled,
);

/**
 * Focal loss of yes-or-no questions: cross-entropy that counts little what is easy. With the probability q of
 * what is the case, `sigmoid(x)` for a yes and `sigmoid(-x)` for a no, `l = -a (1 - q)^gamma ln q`, where a is
 * alpha for a yes and `1 - alpha` for a no. The mean divides by the number of entries.
 * Gradient: `dx = -s a (1 - q)^gamma (1 - q - gamma q ln q) u / n`, where s is 1 for a yes and -1 for a no;
 * without n for the sum, and each entry by its own u for "none".
 *
 * Shapes: x, t, dx are [rows, columns]; for one column, t may be a list; the loss a number, or like x with
 * `reduction: "none"`, and u like it.
 * Numerics: computed from the logits, so that it is finite wherever they are, and keeps its digits.
 * Follows Lin et al., "Focal Loss for Dense Object Detection" (2017), and torchvision's
 * `sigmoid_focal_loss`, with its alpha and gamma; that reduces nothing by default.
 *
 * @param logits any numbers: not probabilities
 * @param targets 0 or 1
 * @param options alpha, gamma, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when a target, a weight or an option is out of range; when there are no entries and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { focal } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = focal(fromRows([[-1000, 1000]]), fromRows([[1, 1]]));
 * assert.equal(pass.output, 125);
 * assert.deepEqual(toRows(pass.backward()), [[-0.125, 0]]);
 * ```
 */
export function focal<R extends Reduction = "mean">(
  logits: Logits,
  targets: Targets,
  options: FocalOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "logits", logits);
  assertContext(NAME, options, OPTIONS);
  const { alpha = 0.25, gamma = 2, ...rest } = options;
  assertInterval(NAME, "alpha", alpha, 0, 1);
  assertInterval(NAME, "gamma", gamma, 0, Number.POSITIVE_INFINITY, "[)");
  const t = elementTargets(NAME, targets, logits, "logits");
  assertEntries(NAME, "target", t, (value) => value === 0 || value === 1, "0 or 1");
  return entries(logits, t, rest, alpha, gamma);
}
