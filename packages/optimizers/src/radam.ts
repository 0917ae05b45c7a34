import { flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/radam.js";
import { type Method, power, stepCount } from "./stepping/method.js";
import { assertMomentSettings, MOMENT_SETTINGS } from "./stepping/moment-settings.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/**
 * A step of one weight: `[weight, ...moments]`. `adaptive` is 1 or 0: whether the second moment is worth
 * dividing by. What has no denominator does not move.
 */
const update = /* @__PURE__ */ inPlace(
  {
    radam: {
      operands: ["value", "first moment", "second moment", "gradient"],
      formula: (w, m0, v0, dw, beta1, beta2, rest1, rest2, epsilon, decay, stepSize, adaptive) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        const v = flush(beta2 * v0 + rest2 * g * g);
        const denominator = adaptive === 1 ? Math.sqrt(v) + epsilon : 1;
        return [denominator === 0 ? w : w - (stepSize * m) / denominator, m, v];
      },
    },
  },
  compiled,
);

/** The settings of `radam`. */
export interface RadamSettings {
  /** Step size, at least 0, or a schedule. @default 0.001 */
  readonly learningRate?: LearningRate;
  /** Share of the first moment that is kept, in [0, 1). @default 0.9 */
  readonly beta1?: number;
  /** Share of the second moment that is kept, in [0, 1). @default 0.999 */
  readonly beta2?: number;
  /** Added to the root, at least 0; a number that is 0 in float32 is refused there. @default 1e-8 */
  readonly epsilon?: number;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
}

/** How `radam` moves; the defaults are PyTorch's. */
export interface RadamOptions extends RadamSettings, SharedOptions<RadamSettings> {}

/** What RAdam keeps of one parameter. */
export interface RadamState {
  /** Running average of the gradient, `m`. */
  readonly firstMoment: Matrix;
  /** Running average of the squared gradient, `v`. */
  readonly secondMoment: Matrix;
  /** How many steps the parameter has taken, t. */
  readonly steps: number;
  /** `beta1ᵗ`, for the bias correction of the first moment. */
  readonly beta1Power: number;
  /** `beta2ᵗ`, for that of the second moment. */
  readonly beta2Power: number;
}

/**
 * Rectified Adam: `w -= learningRate * r * (m / (1 - beta1ᵗ)) * √(1 - beta2ᵗ) / (√v + epsilon)`, with Adam's
 * moments. As long as too few steps have been taken to trust v, `w -= learningRate * m / (1 - beta1ᵗ)`.
 *
 * The rectification is `r = √((ρₜ - 4)(ρₜ - 2) ρ / ((ρ - 4)(ρ - 2) ρₜ))`, where `ρ = 2 / (1 - beta2) - 1`
 * and `ρₜ = ρ - 2 t beta2ᵗ / (1 - beta2ᵗ)`; v is trusted from `ρₜ > 5` on.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. With an epsilon
 * of 0, what has no denominator stays where it is.
 * Follows Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond" (2020), and PyTorch's
 * `RAdam`.
 *
 * @param options step size, moments, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { radam } from "@adjoint/optimizers";
 *
 * // The first steps are those of the gradient's average alone.
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 2) };
 * radam({ learningRate: 0.25, beta1: 0.5 }).step([weights]);
 * assert.equal(weights.value.data[0], 0.5);
 * ```
 */
export function radam(options: RadamOptions = {}): Optimizer<RadamState> {
  return optimizer("radam", options, MOMENT_SETTINGS, radamMethod);
}

function radamMethod(
  caller: string,
  {
    learningRate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay = 0,
  }: RadamSettings,
): Method {
  assertMomentSettings(caller, { learningRate, beta1, beta2, epsilon, weightDecay });
  return {
    learningRate,
    settings: { epsilon, weightDecay },
    matrices: { firstMoment: 0, secondMoment: 0 },
    running: { steps: stepCount, beta1Power: power(beta1), beta2Power: power(beta2) },
    update: update.radam,
    numbers: (rate, [steps, beta1Power, beta2Power]) => {
      const rectification = rectificationOf(beta2, steps!, beta2Power!);
      const stepSize = rate / (1 - beta1Power!);
      return [
        beta1,
        beta2,
        1 - beta1,
        1 - beta2,
        epsilon,
        weightDecay,
        rectification === undefined
          ? stepSize
          : stepSize * rectification * Math.sqrt(1 - beta2Power!),
        rectification === undefined ? 0 : 1,
      ];
    },
  };
}

/** What makes up for the variance of so few squared gradients; undefined where it is too large. */
function rectificationOf(beta2: number, t: number, beta2Power: number): number | undefined {
  const limit = 2 / (1 - beta2) - 1;
  const length = limit - (2 * t * beta2Power) / (1 - beta2Power);
  if (length <= 5) return undefined;
  return Math.sqrt(((length - 4) * (length - 2) * limit) / ((limit - 4) * (limit - 2) * length));
}
