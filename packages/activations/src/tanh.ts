import { exp, tanh as tanhOfNumber } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/tanh.js";

/**
 * Hyperbolic tangent: `y = tanh(x)`, elementwise.
 * Gradient: `dx = dy * (1 - y²)`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: y keeps its digits near 0, and the gradient in the tails: at 20 it is 1.7e-17, where
 * `1 - y²` is 0. What is computed is `4 e / (1 + e)²`, with `e = e^-2|x|`.
 * Follows LeCun et al., "Efficient BackProp" (1998).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tanh } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = tanh(matrix(1, 3, [-1000, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[-1, 0, 1]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 1, 0]]);
 * ```
 */
export const tanh: Op = /* @__PURE__ */ activation(
  "tanh",
  {
    forward: (x) => tanhOfNumber(x),
    backward: (dy, x) => {
      const e = exp(-2 * Math.abs(x));
      const sum = 1 + e;
      return dy * ((4 * e) / (sum * sum));
    },
  },
  compiled,
);
