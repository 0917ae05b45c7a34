import { assertFinite } from "@adjoint/checks";
import { assertParameters, type Parameter } from "@adjoint/pass";
import { changeGradients, gradientsOf } from "./change-gradients.js";

/**
 * Clips every element of the gradients: `g = max(-maximum, min(g, maximum))`. Called between backward and the
 * step.
 *
 * Numerics: infinities become `±maximum`, NaN stays.
 * Follows PyTorch's `clip_grad_value_`.
 *
 * @param parameters whose gradients are written, in place
 * @param maximum the largest size of an element, at least 0
 * @throws {TypeError} when there is something else than a parameter, or `maximum` is no number
 * @throws {RangeError} when `maximum` is negative, infinite or NaN
 * @throws {ShapeError} when a gradient has another shape than its value
 * @throws {DTypeError} when a gradient has another dtype than its value
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full, matrix } from "@adjoint/matrix";
 * import { clipGradientValue } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 2, 0), gradient: matrix(1, 2, [0.5, -4]) };
 * clipGradientValue([weights], 1);
 * assert.deepEqual([...weights.gradient.data], [0.5, -1]);
 * ```
 */
export function clipGradientValue(parameters: readonly Parameter[], maximum: number): void {
  assertParameters("clipGradientValue", parameters);
  assertFinite("clipGradientValue", "maximum", maximum, 0);
  changeGradients("clamp", gradientsOf(parameters), maximum);
}
