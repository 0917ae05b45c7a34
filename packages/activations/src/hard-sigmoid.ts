import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/hard-sigmoid.js";

/**
 * Sigmoid of straight lines: `y = min(max(x + 3, 0), 6) / 6`, elementwise.
 * Gradient: `dx = dy / 6` where `-3 < x < 3`, else 0 (0 at both kinks, as in PyTorch).
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact to the last digits, near -3 too, where y is near 0.
 * Follows Howard et al., "Searching for MobileNetV3" (2019). The older one of Keras is `x / 5 + 1/2`.
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { hardSigmoid } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = hardSigmoid(matrix(1, 4, [-4, -1.5, 0, 4]));
 * assert.deepEqual(toRows(pass.output), [[0, 0.25, 0.5, 1]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 4, [3, 3, 3, 3]))), [[0, 0.5, 0.5, 0]]);
 * ```
 */
export const hardSigmoid: Op = /* @__PURE__ */ activation(
  "hardSigmoid",
  {
    forward: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
    backward: (dy, x) => (x > -3 ? (x < 3 ? dy / 6 : 0) : 0),
  },
  compiled,
);
