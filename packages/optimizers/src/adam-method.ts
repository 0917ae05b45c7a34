import { assertBoolean, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { update } from "./adam-update.js";
import { type Method, power } from "./stepping/method.js";
import { assertMomentSettings } from "./stepping/moment-settings.js";
import type { LearningRate } from "./types.js";

/** The settings of `adam` and `adamW`. */
export interface AdamSettings {
  /** Step size, at least 0, or a schedule. @default 0.001 */
  readonly learningRate?: LearningRate;
  /** Share of the first moment that is kept, in [0, 1). @default 0.9 */
  readonly beta1?: number;
  /** Share of the second moment that is kept, in [0, 1). @default 0.999 */
  readonly beta2?: number;
  /** Added to the root, at least 0; a number that is 0 in float32 is refused there. @default 1e-8 */
  readonly epsilon?: number;
  /**
   * At least 0. `adam` adds `weightDecay * w` to the gradient, `adamW` takes
   * `learningRate * weightDecay * w` from the weight. @default 0, of adamW 0.01
   */
  readonly weightDecay?: number;
  /** Divide by the largest second moment so far, not the current one. @default false */
  readonly amsgrad?: boolean;
}

export const ADAM: OptionNames<AdamSettings> = {
  learningRate: "optional",
  beta1: "optional",
  beta2: "optional",
  epsilon: "optional",
  weightDecay: "optional",
  amsgrad: "optional",
};

/** What Adam keeps of one parameter. */
export interface AdamState {
  /** Running average of the gradient, `m`. */
  readonly firstMoment: Matrix;
  /** Running average of the squared gradient, `v`. */
  readonly secondMoment: Matrix;
  /** The largest second moment so far, for amsgrad alone. */
  readonly largestSecondMoment?: Matrix;
  /** `beta1ᵗ`, for the bias correction of the first moment; t counts from the parameter's first step. */
  readonly beta1Power: number;
  /** `beta2ᵗ`, for that of the second moment. */
  readonly beta2Power: number;
}

/** How `adam` moves parameters, or, where the decay is decoupled from the gradient, `adamW`. */
export function adamMethod(
  caller: string,
  {
    learningRate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay,
    amsgrad = false,
  }: AdamSettings & { readonly weightDecay: number },
  decoupled: boolean,
): Method {
  assertMomentSettings(caller, { learningRate, beta1, beta2, epsilon, weightDecay });
  assertBoolean(caller, "amsgrad", amsgrad);
  return {
    learningRate,
    settings: { epsilon, weightDecay },
    matrices: {
      firstMoment: 0,
      secondMoment: 0,
      ...(amsgrad && { largestSecondMoment: 0 }),
    },
    running: { beta1Power: power(beta1), beta2Power: power(beta2) },
    update: amsgrad ? update.amsgrad : update.adam,
    numbers: (rate, [beta1Power, beta2Power]) => [
      beta1,
      beta2,
      1 - beta1,
      1 - beta2,
      epsilon,
      decoupled ? 0 : weightDecay,
      decoupled ? 1 - rate * weightDecay : 1,
      rate / (1 - beta1Power!),
      Math.sqrt(1 - beta2Power!),
    ],
  };
}
