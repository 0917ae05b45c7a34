import { assertBoolean, assertFinite, assertInterval, type OptionNames } from "@adjoint/checks";
import { flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/rmsprop.js";
import { assertLearningRate } from "./stepping/learning-rate.js";
import type { Method } from "./stepping/method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/**
 * A step of one weight: `[weight, square average]`; with momentum or centered, `[weight, ...averages,
 * velocity]`, where `centered` is 1 or 0. What has no denominator does not move.
 */
const update = /* @__PURE__ */ inPlace(
  {
    plain: {
      operands: ["value", "square average", "gradient"],
      formula: (w, v0, dw, alpha, rest, epsilon, decay, rate) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const v = flush(alpha * v0 + rest * g * g);
        const denominator = Math.sqrt(v) + epsilon;
        return [denominator === 0 ? w : w - (rate * g) / denominator, v];
      },
    },
    general: {
      operands: ["value", "square average", "gradient average", "velocity", "gradient"],
      formula: (w, v0, m0, b0, dw, alpha, rest, epsilon, decay, rate, momentum, centered) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const v = flush(alpha * v0 + rest * g * g);
        const m = centered === 0 ? 0 : flush(alpha * m0 + rest * g);
        // Of gradients that do not change, roundings may leave less than 0. An infinite v stays so.
        const variance = v - v === 0 ? Math.max(0, v - m * m) : v;
        const denominator = Math.sqrt(variance) + epsilon;
        const b = flush(momentum * b0 + (denominator === 0 ? 0 : g / denominator));
        return [w - rate * b, v, m, b];
      },
    },
  },
  compiled,
);

/** The settings of `rmsprop`. */
export interface RmspropSettings {
  /** Step size, at least 0, or a schedule. @default 0.01 */
  readonly learningRate?: LearningRate;
  /** Share of the averages that is kept, in [0, 1). @default 0.99 */
  readonly alpha?: number;
  /** Added to the root, at least 0; a number that is 0 in float32 is refused there. @default 1e-8 */
  readonly epsilon?: number;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
  /** Share of the last velocity that is kept, at least 0. @default 0 */
  readonly momentum?: number;
  /** Divide by the standard deviation of the gradient, not by the root of its mean square. @default false */
  readonly centered?: boolean;
}

/** How `rmsprop` moves; the defaults are PyTorch's. */
export interface RmspropOptions extends RmspropSettings, SharedOptions<RmspropSettings> {}

const RMSPROP: OptionNames<RmspropSettings> = {
  learningRate: "optional",
  alpha: "optional",
  epsilon: "optional",
  weightDecay: "optional",
  momentum: "optional",
  centered: "optional",
};

/** What RMSprop keeps of one parameter. */
export interface RmspropState {
  /** Running average of the squared gradient, `v`. */
  readonly squareAverage: Matrix;
  /** Running average of the gradient, `m`: where it is centered or has momentum, and zeros without the former. */
  readonly gradientAverage?: Matrix;
  /** Running sum of the steps, before the learning rate: where it is centered or has momentum. */
  readonly velocity?: Matrix;
}

/**
 * RMSprop: `w -= learningRate * b`, where `b = momentum * b + g / (√v + epsilon)` and
 * `v = alpha * v + (1 - alpha) * g²`. Centered, `v - m²` takes the place of v in the root, with
 * `m = alpha * m + (1 - alpha) * g`.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. A variance
 * `v - m²` that rounding makes negative counts as 0; in PyTorch it is NaN. With an epsilon of 0, what
 * has no denominator stays where it is.
 * Follows Tieleman and Hinton, "Lecture 6.5 - rmsprop" (2012), and PyTorch's `RMSprop`; centered, Graves,
 * "Generating Sequences With Recurrent Neural Networks" (2013).
 *
 * @param options step size, averages, momentum, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { rmsprop } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 3) };
 * rmsprop({ learningRate: 0.25, alpha: 0.75, epsilon: 0 }).step([weights]);
 * // The first step is the rate over √(1 - alpha), whatever the gradient.
 * assert.equal(weights.value.data[0], 0.5);
 * ```
 */
export function rmsprop(options: RmspropOptions = {}): Optimizer<RmspropState> {
  return optimizer("rmsprop", options, RMSPROP, rmspropMethod);
}

function rmspropMethod(
  caller: string,
  {
    learningRate = 0.01,
    alpha = 0.99,
    epsilon = 1e-8,
    weightDecay = 0,
    momentum = 0,
    centered = false,
  }: RmspropSettings,
): Method {
  assertLearningRate(caller, learningRate);
  assertInterval(caller, "alpha", alpha, 0, 1, "[)");
  assertFinite(caller, "epsilon", epsilon, 0);
  assertFinite(caller, "weightDecay", weightDecay, 0);
  assertFinite(caller, "momentum", momentum, 0);
  assertBoolean(caller, "centered", centered);
  const isPlain = momentum === 0 && !centered;
  const shared = [alpha, 1 - alpha, epsilon, weightDecay];
  return {
    learningRate,
    settings: { epsilon, weightDecay, momentum },
    matrices: { squareAverage: 0, ...(!isPlain && { gradientAverage: 0, velocity: 0 }) },
    running: {},
    update: isPlain ? update.plain : update.general,
    numbers: (rate) =>
      isPlain ? [...shared, rate] : [...shared, rate, momentum, Number(centered)],
  };
}
