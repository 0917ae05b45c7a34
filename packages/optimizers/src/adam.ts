import {
  assertBoolean,
  assertFinite,
  assertFunction,
  assertInterval,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import { flush } from "@adjoint/math";
import type { Allocate, Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/adam.js";
import { stepper } from "./stepper.js";
import type { LearningRate, Optimizer } from "./types.js";

/**
 * A step of one weight: `[weight, ...moments]`. `stepSize` is `learningRate / (1 - beta1ᵗ)`, and
 * `correction` is `√(1 - beta2ᵗ)`. What has no denominator does not move.
 */
const update = /* @__PURE__ */ inPlace(
  {
    adam: {
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
        stepSize,
        correction,
      ) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        // Not `rest2 * (g * g)`: the square alone overflows float32 where its share does not.
        const v = flush(beta2 * v0 + rest2 * g * g);
        const denominator = Math.sqrt(v) / correction + epsilon;
        return [denominator === 0 ? w : w - (stepSize * m) / denominator, m, v];
      },
    },
    amsgrad: {
      operands: ["value", "first moment", "second moment", "largest second moment", "gradient"],
      formula: (
        w,
        m0,
        v0,
        s0,
        dw,
        beta1,
        beta2,
        rest1,
        rest2,
        epsilon,
        decay,
        stepSize,
        correction,
      ) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        const v = flush(beta2 * v0 + rest2 * g * g);
        const largest = Math.max(s0, v);
        const denominator = Math.sqrt(largest) / correction + epsilon;
        return [denominator === 0 ? w : w - (stepSize * m) / denominator, m, v, largest];
      },
    },
  },
  compiled,
);

/** How Adam moves; the defaults are PyTorch's. */
export interface AdamOptions {
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
  /** Divide by the largest second moment so far, not the current one. @default false */
  readonly amsgrad?: boolean;
  /** Where the moments live. @default linear memory, where kernels copy none */
  readonly allocate?: Allocate;
}

const ADAM: OptionNames<AdamOptions> = {
  learningRate: "optional",
  beta1: "optional",
  beta2: "optional",
  epsilon: "optional",
  weightDecay: "optional",
  amsgrad: "optional",
  allocate: "optional",
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
 * @param options step size and moments
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind; from `step`, when
 * there is something else than a parameter
 * @throws {RangeError} when an option is out of range; from `step`, when there are no parameters, or
 * float32 parameters meet an epsilon that is 0 in float32, or an option that is infinite there
 * @throws {ShapeError} from `step`, when a gradient has another shape than its value
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
  assertOptions("adam", options, ADAM);
  const {
    learningRate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay = 0,
    amsgrad = false,
    allocate,
  } = options;
  assertInterval("adam", "beta1", beta1, 0, 1, "[)");
  assertInterval("adam", "beta2", beta2, 0, 1, "[)");
  assertFinite("adam", "epsilon", epsilon, 0);
  assertFinite("adam", "weightDecay", weightDecay, 0);
  assertBoolean("adam", "amsgrad", amsgrad);
  if (allocate !== undefined) assertFunction("adam", "allocate", allocate);
  return stepper<AdamState>({
    name: "adam",
    learningRate,
    settings: { epsilon, weightDecay },
    allocate,
    matrices: ["firstMoment", "secondMoment", ...(amsgrad ? ["largestSecondMoment"] : [])],
    powers: { beta1Power: beta1, beta2Power: beta2 },
    update: amsgrad ? update.amsgrad : update.adam,
    numbers: (rate, [beta1Power, beta2Power]) => [
      beta1,
      beta2,
      1 - beta1,
      1 - beta2,
      epsilon,
      weightDecay,
      rate / (1 - beta1Power!),
      Math.sqrt(1 - beta2Power!),
    ],
  });
}
