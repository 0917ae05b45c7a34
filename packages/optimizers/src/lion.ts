import { assertFinite, assertInterval, type OptionNames } from "@adjoint/checks";
import { flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/lion.js";
import { assertLearningRate } from "./stepping/learning-rate.js";
import type { Method } from "./stepping/method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/** A step of one weight: `[weight, first moment]`. `keep` is what the decay leaves of the weight. */
const update = /* @__PURE__ */ inPlace(
  {
    lion: {
      operands: ["value", "first moment", "gradient"],
      formula: (w, m0, g, beta1, beta2, rest1, rest2, keep, rate) => {
        const direction = beta1 * m0 + rest1 * g;
        const sign = direction > 0 ? 1 : direction < 0 ? -1 : direction;
        return [keep * w - rate * sign, flush(beta2 * m0 + rest2 * g)];
      },
    },
  },
  compiled,
);

/** The settings of `lion`. */
export interface LionSettings {
  /** Step size, at least 0, or a schedule: a third to a tenth of Adam's. @default 0.0001 */
  readonly learningRate?: LearningRate;
  /** Share of the first moment in the direction of the step, in [0, 1). @default 0.9 */
  readonly beta1?: number;
  /** Share of the first moment that is kept, in [0, 1). @default 0.99 */
  readonly beta2?: number;
  /** Takes `learningRate * weightDecay * w` from the weight, at least 0. @default 0 */
  readonly weightDecay?: number;
}

/** How `lion` moves; the defaults are the authors'. */
export interface LionOptions extends LionSettings, SharedOptions<LionSettings> {}

const LION: OptionNames<LionSettings> = {
  learningRate: "optional",
  beta1: "optional",
  beta2: "optional",
  weightDecay: "optional",
};

/** What Lion keeps of one parameter. */
export interface LionState {
  /** Running average of the gradient, `m`. */
  readonly firstMoment: Matrix;
}

/**
 * Lion: `w = (1 - learningRate * weightDecay) * w - learningRate * sign(beta1 * m + (1 - beta1) * g)`, and
 * then `m = beta2 * m + (1 - beta2) * g`. Every weight moves by the learning rate, or not at all.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation.
 * Follows Chen et al., "Symbolic Discovery of Optimization Algorithms" (2023).
 *
 * @param options step size, shares of the moment, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * option that is infinite in float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full, matrix } from "@adjoint/matrix";
 * import { lion } from "@adjoint/optimizers";
 *
 * const gradient = matrix(1, 3, [100, -0.001, 0]);
 * const weights = { name: "weights", value: full(1, 3, 1), gradient };
 * lion({ learningRate: 0.25 }).step([weights]);
 * assert.deepEqual([...weights.value.data], [0.75, 1.25, 1]);
 * ```
 */
export function lion(options: LionOptions = {}): Optimizer<LionState> {
  return optimizer("lion", options, LION, lionMethod);
}

function lionMethod(
  caller: string,
  { learningRate = 0.0001, beta1 = 0.9, beta2 = 0.99, weightDecay = 0 }: LionSettings,
): Method {
  assertLearningRate(caller, learningRate);
  assertInterval(caller, "beta1", beta1, 0, 1, "[)");
  assertInterval(caller, "beta2", beta2, 0, 1, "[)");
  assertFinite(caller, "weightDecay", weightDecay, 0);
  return {
    learningRate,
    settings: { weightDecay },
    matrices: { firstMoment: 0 },
    running: {},
    update: update.lion,
    numbers: (rate) => [beta1, beta2, 1 - beta1, 1 - beta2, 1 - rate * weightDecay, rate],
  };
}
