import { flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/adamax.js";
import { type Method, power } from "./stepping/method.js";
import { assertMomentSettings, MOMENT_SETTINGS } from "./stepping/moment-settings.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/**
 * A step of one weight: `[weight, first moment, infinity norm]`. `stepSize` is
 * `learningRate / (1 - beta1ᵗ)`. What has no denominator does not move.
 */
const update = /* @__PURE__ */ inPlace(
  {
    adamax: {
      operands: ["value", "first moment", "infinity norm", "gradient"],
      formula: (w, m0, u0, dw, beta1, beta2, rest1, epsilon, decay, stepSize) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        const u = flush(Math.max(beta2 * u0, Math.abs(g) + epsilon));
        return [u === 0 ? w : w - (stepSize * m) / u, m, u];
      },
    },
  },
  compiled,
);

/** The settings of `adamax`. */
export interface AdamaxSettings {
  /** Step size, at least 0, or a schedule. @default 0.002 */
  readonly learningRate?: LearningRate;
  /** Share of the first moment that is kept, in [0, 1). @default 0.9 */
  readonly beta1?: number;
  /** Share of the infinity norm that is kept, in [0, 1). @default 0.999 */
  readonly beta2?: number;
  /** Added to the size of the gradient, at least 0; a number that is 0 in float32 is refused there. @default 1e-8 */
  readonly epsilon?: number;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
}

/** How `adamax` moves; the defaults are PyTorch's. */
export interface AdamaxOptions extends AdamaxSettings, SharedOptions<AdamaxSettings> {}

/** What Adamax keeps of one parameter. */
export interface AdamaxState {
  /** Running average of the gradient, `m`. */
  readonly firstMoment: Matrix;
  /** The largest size of a gradient, fading, `u`. */
  readonly infinityNorm: Matrix;
  /** `beta1ᵗ`, for the bias correction; t counts from the parameter's first step. */
  readonly beta1Power: number;
}

/**
 * Adamax: `w -= learningRate * (m / (1 - beta1ᵗ)) / u`, where `m = beta1 * m + (1 - beta1) * g` and
 * `u = max(beta2 * u, |g| + epsilon)`. No step is longer than the learning rate by more than a factor of
 * `1 / (1 - beta1)`, and no square overflows.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. With an epsilon
 * of 0, a weight whose gradients were all 0 stays; in PyTorch it becomes NaN.
 * Follows Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), section 7.1, and PyTorch's
 * `Adamax`.
 *
 * @param options step size, moments, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { adamax } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 5) };
 * adamax({ learningRate: 0.25, beta1: 0.5, epsilon: 0 }).step([weights]);
 * assert.equal(weights.value.data[0], 0.75);
 * ```
 */
export function adamax(options: AdamaxOptions = {}): Optimizer<AdamaxState> {
  return optimizer("adamax", options, MOMENT_SETTINGS, adamaxMethod);
}

function adamaxMethod(
  caller: string,
  {
    learningRate = 0.002,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay = 0,
  }: AdamaxSettings,
): Method {
  assertMomentSettings(caller, { learningRate, beta1, beta2, epsilon, weightDecay });
  return {
    learningRate,
    settings: { epsilon, weightDecay },
    matrices: { firstMoment: 0, infinityNorm: 0 },
    running: { beta1Power: power(beta1) },
    update: update.adamax,
    numbers: (rate, [beta1Power]) => [
      beta1,
      beta2,
      1 - beta1,
      epsilon,
      weightDecay,
      rate / (1 - beta1Power!),
    ],
  };
}
