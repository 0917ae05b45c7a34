import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/relu6.js";

/**
 * Rectified linear unit, limited: `y = min(max(x, 0), 6)`, elementwise.
 * Gradient: `dx = dy` where `0 < x < 6`, else 0 (0 at both kinks, as in PyTorch).
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact.
 * Follows Krizhevsky, "Convolutional Deep Belief Networks on CIFAR-10" (2010).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { relu6 } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = relu6(matrix(1, 3, [-2, 5, 8]));
 * assert.deepEqual(toRows(pass.output), [[0, 5, 6]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 1, 0]]);
 * ```
 */
export const relu6: Op = /* @__PURE__ */ activation(
  "relu6",
  {
    forward: (x) => Math.min(Math.max(x, 0), 6),
    backward: (dy, x) => (x > 0 ? (x < 6 ? dy : 0) : 0),
  },
  compiled,
);
