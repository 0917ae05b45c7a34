import { assertFinite } from "@adjoint/checks";
import { activation } from "./activation.js";
import { compiled } from "./generated/soft-shrink.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `softShrink`. */
export interface SoftShrinkOptions {
  /** By how much values come nearer to 0, finite and at least 0. @default 0.5 */
  readonly lambda?: number;
}

const shrink = /* @__PURE__ */ activation(
  "softShrink",
  {
    forward: (x, lambda) => (Math.abs(x) <= lambda ? 0 : x > 0 ? x - lambda : x + lambda),
    backward: (dy, x, _y, lambda) => (Math.abs(x) <= lambda ? 0 : dy),
  },
  compiled,
);

/**
 * Soft shrinkage: `y = x - lambda` where `x > lambda`, `x + lambda` where `x < -lambda`, else 0, elementwise.
 * Gradient: `dx = 0` where `|x| <= lambda`, else `dy`.
 *
 * It is an op with the default lambda, and gives an op of another: `softShrink({ lambda: 1 })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Follows Donoho, "De-Noising by Soft-Thresholding" (1995).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when lambda is below 0 or not finite
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softShrink } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softShrink({ lambda: 1 })(matrix(1, 3, [-3, 0.5, 1.5]));
 * assert.deepEqual(toRows(pass.output), [[-2, 0, 0.5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[1, 0, 1]]);
 * ```
 */
export const softShrink: OpWithOptions<SoftShrinkOptions> =
  /* @__PURE__ */ withOptions<SoftShrinkOptions>(
    "softShrink",
    { lambda: "optional" },
    ({ lambda = 0.5 }) => {
      assertFinite("softShrink", "lambda", lambda, 0);
      return (x, context) => shrink(x, context, lambda);
    },
  );
