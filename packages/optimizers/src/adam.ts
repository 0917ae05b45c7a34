import { ADAM, type AdamSettings, type AdamState, adamMethod } from "./adam-method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { Optimizer, SharedOptions } from "./types.js";

/** How `adam` and `adamW` move; the defaults are PyTorch's. */
export interface AdamOptions extends AdamSettings, SharedOptions<AdamSettings> {}

/**
 * Adam: `w -= learningRate * (m / (1 - beta1ᵗ)) / (√(v / (1 - beta2ᵗ)) + epsilon)`, where
 * `m = beta1 * m + (1 - beta1) * g` and `v = beta2 * v + (1 - beta2) * g²`, in step t from 1.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation. The powers of
 * beta are running products, counted from the parameter's own first step. With an epsilon of 0, the
 * denominator is 0 as long as the squares of all gradients underflow: gradients below 1e-18 in
 * float32, 1e-153 in float64. Then w stays where it is; in PyTorch it becomes infinite or NaN.
 * Where a square overflows (gradients above 1e20 in float32), v is infinite and w stays too, as in
 * PyTorch.
 * Follows Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), and PyTorch's `Adam`;
 * amsgrad follows Reddi, Kale and Kumar, "On the Convergence of Adam and Beyond" (2018).
 *
 * @param options step size, moments, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range; from `step`, when float32 parameters meet an
 * epsilon that is 0 in float32, or an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { adam } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 5) };
 * adam({ learningRate: 0.5, epsilon: 0 }).step([weights]);
 * // The first step is as long as the learning rate, for any gradient whose square is a number.
 * assert.ok(Math.abs(weights.value.data[0] - 0.5) < 1e-15);
 * ```
 */
export function adam(options: AdamOptions = {}): Optimizer<AdamState> {
  return optimizer("adam", options, ADAM, (caller, { weightDecay = 0, ...settings }) =>
    adamMethod(caller, { ...settings, weightDecay }, false),
  );
}
