import { exp, tanh } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/tanh-shrink.js";

/**
 * What tanh takes away: `y = x - tanh(x)`, elementwise.
 * Gradient: `dx = dy * tanh(x)²`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: near 0, where x and tanh(x) are nearly equal, y is the series of `x cosh(x) - sinh(x)` by cosh(x):
 * right to its last digits, where a difference keeps none.
 * Follows PyTorch's `Tanhshrink`.
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tanhShrink } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = tanhShrink(matrix(1, 3, [-1000, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[-999, 0, 999]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[1, 0, 1]]);
 * ```
 */
export const tanhShrink: Op = /* @__PURE__ */ activation(
  "tanhShrink",
  {
    forward: (x) => {
      const t = tanh(x);
      // Both ways are computed: for a large x the powers must not overflow.
      const near = Math.min(Math.abs(x), 1);
      const u = near * near;
      const high = 1 / 93405312000 + u * (1 / 22230464256000 + u / 6758061133824000);
      const middle = 1 / 45360 + u * (1 / 3991680 + u * (1 / 518918400 + u * high));
      const series = 1 / 3 + u * (1 / 30 + u * (1 / 840 + u * middle));
      const cosh = 0.5 * (exp(near) + exp(-near));
      return [Math.abs(x) < 1 ? (x * u * series) / cosh : x - t, t];
    },
    backward: (dy, _x, _y, t) => dy * (t * t),
  },
  compiled,
);
