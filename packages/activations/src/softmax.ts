import type { Matrix } from "@adjoint/matrix";
import type { Pass, Probabilities } from "@adjoint/pass";
import { softmaxOfQuotient } from "./softmax-of-quotient.js";
import { assertTemperature, TEMPERATURE, type TemperatureOptions } from "./temperature.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/**
 * Softmax of every row: `p = exp(z - max z) / Σ exp(z - max z)`, with `z = x / temperature`.
 * Gradient: `dx = p ∘ (dp - Σ dp ∘ p) / temperature` row by row, the vector-Jacobian product, without the
 * Jacobian.
 *
 * It is an op with the temperature 1, and gives an op of another: `softmax({ temperature: 2 })`.
 *
 * Shapes: x, p, dx, dp are [rows, classes].
 * Numerics: finite for every finite x; the same when a row is shifted; NaN for a row that holds
 * NaN, +∞, or nothing but -∞. For the loss of logits use `@adjoint/softmax-loss`, which does not
 * go through probabilities.
 * Follows Goodfellow et al., "Deep Learning" (2016), section 6.2.2.3.
 *
 * @throws {TypeError} when x or `dOutput` is no matrix, or options or context are none
 * @throws {RangeError} when the temperature is not finite and above 0
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softmax } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softmax(matrix(1, 2, [1000, 1000]));
 * assert.deepEqual(toRows(pass.output), [[0.5, 0.5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [1, 0]))), [[0.25, -0.25]]);
 *
 * const cold = softmax({ temperature: 0.001 })(matrix(1, 2, [1, 2]));
 * assert.deepEqual(toRows(cold.output), [[0, 1]]);
 * ```
 */
export const softmax: OpWithOptions<
  TemperatureOptions,
  Pass<Probabilities, Matrix, Matrix>
> = /* @__PURE__ */ withOptions(
  "softmax",
  TEMPERATURE,
  ({ temperature = 1 }: TemperatureOptions) => {
    assertTemperature("softmax", temperature);
    return (x, context) => softmaxOfQuotient("softmax", temperature, x, context);
  },
);
