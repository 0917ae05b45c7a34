import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/relu.js";

/**
 * Rectified linear unit: `y = max(x, 0)`, elementwise; NaN stays NaN.
 * Gradient: `dx = dy` where `x > 0`, else 0 (0 at the kink).
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Follows Nair and Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines" (2010).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { relu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = relu(matrix(1, 3, [-2, 0, 5]));
 * assert.deepEqual(toRows(pass.output), [[0, 0, 5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 0, 1]]);
 * ```
 */
export const relu: Op = /* @__PURE__ */ activation(
  "relu",
  {
    // Not `x > 0 ? x : 0`, which would turn NaN into 0.
    forward: (x) => (x < 0 ? 0 : x),
    // y is positive just where x is.
    backward: (dy, _x, y) => (y > 0 ? dy : 0),
  },
  compiled,
);
