import { exp, log1p } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/log-sigmoid.js";

/**
 * Logarithm of the sigmoid: `y = -ln(1 + e^-x)`, elementwise.
 * Gradient: `dx = dy / (1 + e^x)`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: finite for every finite x, where the logarithm of a sigmoid is not. Both tails keep their
 * digits: what is computed is `min(x, 0) - ln(1 + e^-|x|)`.
 * Follows PyTorch's `LogSigmoid`.
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { logSigmoid } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = logSigmoid(matrix(1, 3, [-1000, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[-1000, -Math.LN2, 0]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[1, 0.5, 0]]);
 * ```
 */
export const logSigmoid: Op = /* @__PURE__ */ activation(
  "logSigmoid",
  {
    forward: (x) => {
      const e = exp(-Math.abs(x));
      return [Math.min(x, 0) - log1p(e), (x < 0 ? 1 : e) / (1 + e)]; // y, and its slope
    },
    backward: (dy, _x, _y, slope) => dy * slope,
  },
  compiled,
);
