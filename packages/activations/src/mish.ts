import { exp } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/mish.js";

/**
 * Mish: `y = x * t`, with `t = tanh(ln(1 + e^x))`, elementwise.
 * Gradient: `dx = dy * (t + x * (1 - t²) / (1 + e^-x))`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: both tails keep their digits, of y and of the gradient. t is a quotient of polynomials in
 * `e^-|x|`. At -∞ y is NaN, as in PyTorch, and so is the gradient at ±∞.
 * Follows Misra, "Mish: A Self Regularized Non-Monotonic Activation Function" (2020).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { mish } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = mish(matrix(1, 3, [-1000, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[-0, 0, 1000]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[-0, 0.6, 1]]);
 * ```
 */
export const mish: Op = /* @__PURE__ */ activation(
  "mish",
  {
    forward: (x) => {
      // With w = e^x, t = w (w + 2) / (w² + 2 w + 2); above 0 both are divided by w². e^-|x| is in two
      // factors: e itself has lost digits where x e has not.
      const half = exp(-0.5 * Math.abs(x));
      const e = half * half;
      const square = e * e;
      const denominator = x < 0 ? square + 2 * e + 2 : 1 + 2 * e + 2 * square;
      const share = (x < 0 ? e + 2 : 1 + 2 * e) / denominator; // t, below 0 without its factor e
      const slopeOfT = ((x < 0 ? 4 : 4 * square) * (1 + e)) / (denominator * denominator);
      const slope = share + x * slopeOfT;
      return [x < 0 ? x * half * share * half : x * share, x < 0 ? slope * half * half : slope];
    },
    backward: (dy, _x, _y, slope) => dy * slope,
  },
  compiled,
);
