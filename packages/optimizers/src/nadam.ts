import { assertFinite, type OptionNames } from "@adjoint/checks";
import { exp, flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/nadam.js";
import { type Method, power, product, stepCount } from "./stepping/method.js";
import { assertMomentSettings } from "./stepping/moment-settings.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/**
 * A step of one weight: `[weight, ...moments]`. `gradientStep` and `momentStep` are the rates of the
 * gradient and of the first moment, `correction` is `√(1 - beta2ᵗ)`. What has no denominator does not move.
 */
const update = /* @__PURE__ */ inPlace(
  {
    nadam: {
      operands: ["value", "first moment", "second moment", "gradient"],
      formula: (
        w,
        m0,
        v0,
        dw,
        beta1,
        beta2,
        rest1,
        rest2,
        epsilon,
        decay,
        gradientStep,
        momentStep,
        correction,
      ) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        const v = flush(beta2 * v0 + rest2 * g * g);
        const denominator = Math.sqrt(v) / correction + epsilon;
        const looked = w - (gradientStep * g) / denominator;
        return [denominator === 0 ? w : looked - (momentStep * m) / denominator, m, v];
      },
    },
  },
  compiled,
);

/** The logarithm of 0.96, of which the momentum's power is made. */
const LOG_096 = -0.040821994520255166;

/** The settings of `nadam`. */
export interface NadamSettings {
  /** Step size, at least 0, or a schedule. @default 0.002 */
  readonly learningRate?: LearningRate;
  /** Share of the first moment that is kept, in [0, 1). @default 0.9 */
  readonly beta1?: number;
  /** Share of the second moment that is kept, in [0, 1). @default 0.999 */
  readonly beta2?: number;
  /** Added to the root, at least 0; a number that is 0 in float32 is refused there. @default 1e-8 */
  readonly epsilon?: number;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
  /** How fast the momentum grows from a half of `beta1` to all of it, at least 0. @default 0.004 */
  readonly momentumDecay?: number;
}

/** How `nadam` moves; the defaults are PyTorch's. */
export interface NadamOptions extends NadamSettings, SharedOptions<NadamSettings> {}

const NADAM: OptionNames<NadamSettings> = {
  learningRate: "optional",
  beta1: "optional",
  beta2: "optional",
  epsilon: "optional",
  weightDecay: "optional",
  momentumDecay: "optional",
};

/** What NAdam keeps of one parameter. */
export interface NadamState {
  /** Running average of the gradient, `m`. */
  readonly firstMoment: Matrix;
  /** Running average of the squared gradient, `v`. */
  readonly secondMoment: Matrix;
  /** How many steps the parameter has taken, t. */
  readonly steps: number;
  /** `μ₁ μ₂ ... μₜ`, for the bias correction of the first moment. */
  readonly momentumProduct: number;
  /** `beta2ᵗ`, for that of the second moment. */
  readonly beta2Power: number;
}

/**
 * NAdam, Adam with Nesterov's momentum: `w -= learningRate * d / (√(v / (1 - beta2ᵗ)) + epsilon)`, where
 * `d = (1 - μₜ) / (1 - μ₁...μₜ) * g + μₜ₊₁ / (1 - μ₁...μₜ₊₁) * m`,
 * `μₜ = beta1 * (1 - 0.96^(t * momentumDecay) / 2)`, and m and v are Adam's moments.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. With an epsilon
 * of 0, what has no denominator stays where it is.
 * Follows Dozat, "Incorporating Nesterov Momentum into Adam" (2016), and PyTorch's `NAdam`.
 *
 * @param options step size, moments, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { nadam } from "@adjoint/optimizers";
 *
 * // Without momentum, the gradient over its own size.
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 5) };
 * nadam({ learningRate: 0.25, beta1: 0, beta2: 0, epsilon: 0 }).step([weights]);
 * assert.equal(weights.value.data[0], 0.75);
 * ```
 */
export function nadam(options: NadamOptions = {}): Optimizer<NadamState> {
  return optimizer("nadam", options, NADAM, nadamMethod);
}

function nadamMethod(
  caller: string,
  {
    learningRate = 0.002,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay = 0,
    momentumDecay = 0.004,
  }: NadamSettings,
): Method {
  assertMomentSettings(caller, { learningRate, beta1, beta2, epsilon, weightDecay });
  assertFinite(caller, "momentumDecay", momentumDecay, 0);
  const momentum = (t: number) => beta1 * (1 - 0.5 * exp(t * momentumDecay * LOG_096));
  return {
    learningRate,
    settings: { epsilon, weightDecay },
    matrices: { firstMoment: 0, secondMoment: 0 },
    running: {
      steps: stepCount,
      momentumProduct: product(([steps]) => momentum(steps!)),
      beta2Power: power(beta2),
    },
    update: update.nadam,
    numbers: (rate, [steps, momentumProduct, beta2Power]) => {
      const next = momentum(steps! + 1);
      return [
        beta1,
        beta2,
        1 - beta1,
        1 - beta2,
        epsilon,
        weightDecay,
        (rate * (1 - momentum(steps!))) / (1 - momentumProduct!),
        (rate * next) / (1 - momentumProduct! * next),
        Math.sqrt(1 - beta2Power!),
      ];
    },
  };
}
