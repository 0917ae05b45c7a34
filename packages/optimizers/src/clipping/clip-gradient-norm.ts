import { assertFinite } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertParameters, type Parameter } from "@adjoint/pass";
import { changeGradients, gradientsOf } from "./change-gradients.js";

/** What PyTorch adds to the norm: it divides by no 0. */
const EPSILON = 1e-6;

/**
 * Scales the gradients of all parameters by one factor, so that all of them together are no longer than
 * `maximum`: `g *= min(1, maximum / (norm + 1e-6))`, where `norm = √(Σ g²)` over every element of every
 * gradient. Called between backward and the step.
 *
 * Numerics: the norm is computed in float64, and neither overflows nor vanishes where squares do. Where it is no
 * finite number, because a gradient is none, nothing is written: the optimizer refuses or skips the step.
 * Follows Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013), and
 * PyTorch's `clip_grad_norm_`.
 *
 * @param parameters whose gradients are written, in place
 * @param maximum the largest norm, at least 0
 * @returns the norm before
 * @throws {TypeError} when there is something else than a parameter, or `maximum` is no number
 * @throws {RangeError} when `maximum` is negative, infinite or NaN
 * @throws {ShapeError} when a gradient has another shape than its value
 * @throws {DTypeError} when a gradient has another dtype than its value
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full, matrix } from "@adjoint/matrix";
 * import { clipGradientNorm } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 2, 0), gradient: matrix(1, 2, [3, 4]) };
 * assert.equal(clipGradientNorm([weights], 1), 5);
 * assert.ok(Math.abs(weights.gradient.data[0] - 0.6) < 1e-6);
 * ```
 */
export function clipGradientNorm(parameters: readonly Parameter[], maximum: number): number {
  assertParameters("clipGradientNorm", parameters);
  assertFinite("clipGradientNorm", "maximum", maximum, 0);
  const gradients = gradientsOf(parameters);
  const norm = normOf(gradients);
  const factor = maximum / (norm + EPSILON);
  if (Number.isFinite(norm) && factor < 1) changeGradients("scale", gradients, factor);
  return norm;
}

/** From here up squares have all their digits, and from here down none is infinite. */
const SMALL = 2 ** -400;
const LARGE = 2 ** 400;

function normOf(gradients: readonly Matrix[]): number {
  const norm = Math.sqrt(sumOfSquares(gradients, 1));
  if (norm >= SMALL && norm <= LARGE) return norm;
  let largest = 0;
  for (const { data } of gradients) {
    for (let k = 0; k < data.length; k++) largest = Math.max(largest, Math.abs(data[k]!));
  }
  // 0, infinite or NaN.
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return largest;
  return largest * Math.sqrt(sumOfSquares(gradients, largest));
}

/** In four sums, as one would wait for itself. */
function sumOfSquares(gradients: readonly Matrix[], unit: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (const { data } of gradients) {
    let k = 0;
    for (; k + 4 <= data.length; k += 4) {
      a += (data[k]! / unit) ** 2;
      b += (data[k + 1]! / unit) ** 2;
      c += (data[k + 2]! / unit) ** 2;
      d += (data[k + 3]! / unit) ** 2;
    }
    for (; k < data.length; k++) a += (data[k]! / unit) ** 2;
  }
  return a + b + (c + d);
}
