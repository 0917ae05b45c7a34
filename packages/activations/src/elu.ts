import { assertFinite } from "@adjoint/checks";
import { exp, expm1 } from "@adjoint/math";
import { activation } from "./activation.js";
import { compiled } from "./generated/elu.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `elu`. */
export interface EluOptions {
  /** How far below 0 the values go, finite. @default 1 */
  readonly alpha?: number;
}

const exponential = /* @__PURE__ */ activation(
  "elu",
  {
    forward: (x, alpha) => (x > 0 ? x : alpha * expm1(x)),
    // Not y + alpha, which loses all digits where y is near -alpha.
    backward: (dy, x, _y, alpha) => (x > 0 ? dy : dy * (alpha * exp(x))),
  },
  compiled,
);

/**
 * Exponential linear unit: `y = x` where `x > 0`, else `alpha * (e^x - 1)`, elementwise.
 * Gradient: `dx = dy` where `x > 0`, else `dy * alpha * e^x` (so at 0, as in PyTorch).
 *
 * It is an op with the default alpha, and gives an op of another: `elu({ alpha: 0.5 })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact to the last digits near 0 and in the tail, where gradients go down to the smallest
 * numbers there are.
 * Follows Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by Exponential
 * Linear Units" (2016).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when alpha is not finite
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { elu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = elu({ alpha: 0.5 })(matrix(1, 3, [-1000, 0, 5]));
 * assert.deepEqual(toRows(pass.output), [[-0.5, 0, 5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 0.5, 1]]);
 * ```
 */
export const elu: OpWithOptions<EluOptions> = /* @__PURE__ */ withOptions<EluOptions>(
  "elu",
  { alpha: "optional" },
  ({ alpha = 1 }) => {
    assertFinite("elu", "alpha", alpha);
    return (x, context) => exponential(x, context, alpha);
  },
);
