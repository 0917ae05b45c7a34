import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/hard-swish.js";

/**
 * Swish of straight lines: `y = x * min(max(x + 3, 0), 6) / 6`, elementwise.
 * Gradient: `dx = dy * (x / 3 + 1/2)` where `-3 < x < 3`, 0 below, `dy` above (at the kinks 0 and `dy`: the
 * parts of PyTorch's formula that hold there; its kernels differ from one another).
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact to the last digits, near -3 and near 0 too, where y is near 0.
 * Follows Howard et al., "Searching for MobileNetV3" (2019).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { hardSwish } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = hardSwish(matrix(1, 4, [-4, -1.5, 0, 4]));
 * assert.deepEqual(toRows(pass.output), [[-0, -0.375, 0, 4]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 4, [1, 1, 1, 1]))), [[0, 0, 0.5, 1]]);
 * ```
 */
export const hardSwish: Op = /* @__PURE__ */ activation(
  "hardSwish",
  {
    forward: (x) => x * (Math.min(Math.max(x + 3, 0), 6) / 6),
    backward: (dy, x) => (x <= -3 ? 0 : x >= 3 ? dy : dy * (x / 3 + 0.5)),
  },
  compiled,
);
