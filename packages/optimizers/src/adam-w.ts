import type { AdamOptions } from "./adam.js";
import { ADAM, type AdamState, adamMethod } from "./adam-method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { Optimizer } from "./types.js";

/**
 * Adam with decoupled weight decay: `w *= 1 - learningRate * weightDecay`, and then a step of `adam`, whose
 * moments see nothing of the decay.
 *
 * Numerics: as `adam`; what has no denominator decays all the same.
 * Follows Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019), and PyTorch's `AdamW`.
 *
 * @param options as of `adam`, but for a `weightDecay` of 0.01 unless given
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { adamW } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 0) };
 * const biases = { name: "biases", value: full(1, 1, 1), gradient: full(1, 1, 0) };
 * const isBias = ({ name }: { readonly name: string }) => name === "biases";
 * const groups = [{ parameters: isBias, weightDecay: 0 }];
 * adamW({ learningRate: 0.5, weightDecay: 0.5, groups }).step([weights, biases]);
 * assert.deepEqual([weights.value, biases.value], [full(1, 1, 0.75), full(1, 1, 1)]);
 * ```
 */
export function adamW(options: AdamOptions = {}): Optimizer<AdamState> {
  return optimizer("adamW", options, ADAM, (caller, { weightDecay = 0.01, ...settings }) =>
    adamMethod(caller, { ...settings, weightDecay }, true),
  );
}
