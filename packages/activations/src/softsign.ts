import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/softsign.js";

/**
 * Soft sign: `y = x / (1 + |x|)`, elementwise.
 * Gradient: `dx = dy / (1 + |x|)²`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: y keeps its digits near 0, and the gradient where it is tiny. At ±∞ y is NaN, as in
 * PyTorch; the gradient is 0 there.
 * Follows Glorot and Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks"
 * (2010).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softsign } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softsign(matrix(1, 3, [-1, 0, 3]));
 * assert.deepEqual(toRows(pass.output), [[-0.5, 0, 0.75]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0.25, 1, 0.0625]]);
 * ```
 */
export const softsign: Op = /* @__PURE__ */ activation(
  "softsign",
  {
    forward: (x) => x / (1 + Math.abs(x)),
    backward: (dy, x) => {
      const share = 1 / (1 + Math.abs(x));
      return dy * share * share; // the square itself may be too small for a number
    },
  },
  compiled,
);
