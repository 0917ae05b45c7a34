import { exp } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/silu.js";

/**
 * Sigmoid linear unit, also called swish: `y = x * s`, with `s = 1 / (1 + e^-x)`, elementwise.
 * Gradient: `dx = dy * (s + x * s * (1 - s))`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: both tails keep their digits, of y and of the gradient. At -∞ y is NaN, as in PyTorch, and
 * so is the gradient at ±∞.
 * Follows Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016), and Ramachandran, Zoph and Le,
 * "Searching for Activation Functions" (2017).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { silu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = silu(matrix(1, 3, [-1000, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[-0, 0, 1000]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[-0, 0.5, 1]]);
 * ```
 */
export const silu: Op = /* @__PURE__ */ activation(
  "silu",
  {
    forward: (x) => {
      // e^-|x| in two factors: e itself has lost digits where x e has not.
      const half = exp(-0.5 * Math.abs(x));
      const e = half * half;
      const sum = 1 + e;
      const y = (x < 0 ? x * half * half : x) / sum;
      return [y, (x < 0 ? (sum + x) * half * half : sum + x * e) / (sum * sum)]; // y, and its slope
    },
    backward: (dy, _x, _y, slope) => dy * slope,
  },
  compiled,
);
