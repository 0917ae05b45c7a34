import { exp } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/sigmoid.js";

/**
 * Sigmoid, the logistic function: `y = 1 / (1 + e^-x)`, elementwise.
 * Gradient: `dx = dy * y * (1 - y)`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: both tails keep their digits, down to the smallest numbers there are: the gradient at 40
 * is e^-40, where `1 - y` is 0. What is computed is `e / (1 + e)²`, with `e = e^-|x|`.
 * Follows Verhulst, "Notice sur la loi que la population suit dans son accroissement" (1838).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sigmoid } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = sigmoid(matrix(1, 3, [-745, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[5e-324, 0.5, 1]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[5e-324, 0.25, 0]]);
 * ```
 */
export const sigmoid: Op = /* @__PURE__ */ activation(
  "sigmoid",
  {
    forward: (x) => {
      const e = exp(-Math.abs(x));
      const sum = 1 + e;
      return [(x < 0 ? e : 1) / sum, e / (sum * sum)]; // y, and its slope
    },
    backward: (dy, _x, _y, slope) => dy * slope,
  },
  compiled,
);
