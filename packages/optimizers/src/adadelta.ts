import { assertFinite, assertInterval, type OptionNames } from "@adjoint/checks";
import { flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/adadelta.js";
import { assertLearningRate } from "./stepping/learning-rate.js";
import type { Method } from "./stepping/method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/** A step of one weight: `[weight, ...averages]`. What has no denominator does not move. */
const update = /* @__PURE__ */ inPlace(
  {
    adadelta: {
      operands: ["value", "square average", "accumulated delta", "gradient"],
      formula: (w, v0, a0, dw, rho, rest, epsilon, decay, rate) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const v = flush(rho * v0 + rest * g * g);
        const denominator = Math.sqrt(v + epsilon);
        const delta = denominator === 0 ? 0 : (Math.sqrt(a0 + epsilon) / denominator) * g;
        return [w - rate * delta, v, flush(rho * a0 + rest * delta * delta)];
      },
    },
  },
  compiled,
);

/** The settings of `adadelta`. */
export interface AdadeltaSettings {
  /** Scales the step, at least 0, or a schedule. @default 1 */
  readonly learningRate?: LearningRate;
  /** Share of the averages that is kept, in [0, 1). @default 0.9 */
  readonly rho?: number;
  /** Added below both roots, at least 0; a number that is 0 in float32 is refused there. @default 1e-6 */
  readonly epsilon?: number;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
}

/** How `adadelta` moves; the defaults are PyTorch's. */
export interface AdadeltaOptions extends AdadeltaSettings, SharedOptions<AdadeltaSettings> {}

const ADADELTA: OptionNames<AdadeltaSettings> = {
  learningRate: "optional",
  rho: "optional",
  epsilon: "optional",
  weightDecay: "optional",
};

/** What Adadelta keeps of one parameter. */
export interface AdadeltaState {
  /** Running average of the squared gradient, `v`. */
  readonly squareAverage: Matrix;
  /** Running average of the squared step, before the learning rate, `a`. */
  readonly accumulatedDelta: Matrix;
}

/**
 * Adadelta: `w -= learningRate * d`, where `v = rho * v + (1 - rho) * g²`,
 * `d = √(a + epsilon) / √(v + epsilon) * g` and then `a = rho * a + (1 - rho) * d²`. Steps have the
 * unit of the weight, whatever that of the gradient.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. With an epsilon
 * of 0, nothing ever moves.
 * Follows Zeiler, "ADADELTA: An Adaptive Learning Rate Method" (2012), and PyTorch's `Adadelta`.
 *
 * @param options step size, the share of the averages, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { adadelta } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 2), gradient: full(1, 1, 2) };
 * adadelta({ learningRate: 1, rho: 0.75, epsilon: 0.25 }).step([weights]);
 * assert.equal(weights.value.data[0], 2 - (Math.sqrt(0.25) / Math.sqrt(1.25)) * 2);
 * ```
 */
export function adadelta(options: AdadeltaOptions = {}): Optimizer<AdadeltaState> {
  return optimizer("adadelta", options, ADADELTA, adadeltaMethod);
}

function adadeltaMethod(
  caller: string,
  { learningRate = 1, rho = 0.9, epsilon = 1e-6, weightDecay = 0 }: AdadeltaSettings,
): Method {
  assertLearningRate(caller, learningRate);
  assertInterval(caller, "rho", rho, 0, 1, "[)");
  assertFinite(caller, "epsilon", epsilon, 0);
  assertFinite(caller, "weightDecay", weightDecay, 0);
  return {
    learningRate,
    settings: { epsilon, weightDecay },
    matrices: { squareAverage: 0, accumulatedDelta: 0 },
    running: {},
    update: update.adadelta,
    numbers: (rate) => [rho, 1 - rho, epsilon, weightDecay, rate],
  };
}
