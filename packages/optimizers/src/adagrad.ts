import { assertFinite, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/adagrad.js";
import { assertLearningRate } from "./stepping/learning-rate.js";
import { type Method, stepCount } from "./stepping/method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/** A step of one weight: `[weight, sum]`. What has no denominator does not move. */
const update = /* @__PURE__ */ inPlace(
  {
    adagrad: {
      operands: ["value", "sum", "gradient"],
      formula: (w, s0, dw, epsilon, decay, rate) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const s = s0 + g * g;
        const denominator = Math.sqrt(s) + epsilon;
        return [denominator === 0 ? w : w - (rate * g) / denominator, s];
      },
    },
  },
  compiled,
);

/** The settings of `adagrad`. */
export interface AdagradSettings {
  /** Step size, at least 0, or a schedule. @default 0.01 */
  readonly learningRate?: LearningRate;
  /** Divides the rate by `1 + learningRateDecay * (t - 1)` in step t, at least 0. @default 0 */
  readonly learningRateDecay?: number;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
  /** What the sums start from, at least 0. @default 0 */
  readonly initialAccumulatorValue?: number;
  /** Added to the root, at least 0; a number that is 0 in float32 is refused there. @default 1e-10 */
  readonly epsilon?: number;
}

/** How `adagrad` moves; the defaults are PyTorch's. */
export interface AdagradOptions extends AdagradSettings, SharedOptions<AdagradSettings> {}

const ADAGRAD: OptionNames<AdagradSettings> = {
  learningRate: "optional",
  learningRateDecay: "optional",
  weightDecay: "optional",
  initialAccumulatorValue: "optional",
  epsilon: "optional",
};

/** What Adagrad keeps of one parameter. */
export interface AdagradState {
  /** Sum of the squared gradients. */
  readonly sum: Matrix;
  /** How many steps the parameter has taken. */
  readonly steps: number;
}

/**
 * Adagrad: `w -= learningRate * g / (√s + epsilon)`, where `s += g²`. Each weight slows down with what
 * it has moved.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. With an epsilon
 * of 0, a weight whose gradients were all 0 stays; in PyTorch it becomes NaN. Where a square
 * overflows (gradients above 1e19 in float32), the sum is infinite and the weight stays for good.
 * Follows Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic
 * Optimization" (2011), and PyTorch's `Adagrad`.
 *
 * @param options step size, weight decay, where the sums start, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { adagrad } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 4) };
 * adagrad({ learningRate: 0.5, initialAccumulatorValue: 9, epsilon: 0 }).step([weights]);
 * assert.equal(weights.value.data[0], 1 - (0.5 * 4) / 5);
 * ```
 */
export function adagrad(options: AdagradOptions = {}): Optimizer<AdagradState> {
  return optimizer("adagrad", options, ADAGRAD, adagradMethod);
}

function adagradMethod(
  caller: string,
  {
    learningRate = 0.01,
    learningRateDecay = 0,
    weightDecay = 0,
    initialAccumulatorValue = 0,
    epsilon = 1e-10,
  }: AdagradSettings,
): Method {
  assertLearningRate(caller, learningRate);
  assertFinite(caller, "learningRateDecay", learningRateDecay, 0);
  assertFinite(caller, "weightDecay", weightDecay, 0);
  assertFinite(caller, "initialAccumulatorValue", initialAccumulatorValue, 0);
  assertFinite(caller, "epsilon", epsilon, 0);
  return {
    learningRate,
    settings: { epsilon, weightDecay, initialAccumulatorValue },
    matrices: { sum: initialAccumulatorValue },
    running: { steps: stepCount },
    update: update.adagrad,
    numbers: (rate, [steps]) => [
      epsilon,
      weightDecay,
      rate / (1 + learningRateDecay * (steps! - 1)),
    ],
  };
}
