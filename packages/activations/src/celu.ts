import { assertInterval } from "@adjoint/checks";
import { exp, expm1 } from "@adjoint/math";
import { activation } from "./activation.js";
import { compiled } from "./generated/celu.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `celu`. */
export interface CeluOptions {
  /** How far below 0 the values go, above 0. @default 1 */
  readonly alpha?: number;
}

const smooth = /* @__PURE__ */ activation(
  "celu",
  {
    forward: (x, alpha) => (x > 0 ? x : alpha * expm1(x / alpha)),
    backward: (dy, x, _y, alpha) => (x > 0 ? dy : dy * exp(x / alpha)),
  },
  compiled,
);

/**
 * Continuously differentiable exponential linear unit: `y = x` where `x > 0`, else
 * `alpha * (e^(x / alpha) - 1)`, elementwise.
 * Gradient: `dx = dy` where `x > 0`, else `dy * e^(x / alpha)`: 1 at 0 from both sides.
 *
 * It is an op with the default alpha, and gives an op of another: `celu({ alpha: 0.5 })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact to the last digits near 0 and in the tail.
 * Follows Barron, "Continuously Differentiable Exponential Linear Units" (2017).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when alpha is not finite and above 0
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { celu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = celu({ alpha: 0.5 })(matrix(1, 3, [-1000, 0, 5]));
 * assert.deepEqual(toRows(pass.output), [[-0.5, 0, 5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 1, 1]]);
 * ```
 */
export const celu: OpWithOptions<CeluOptions> = /* @__PURE__ */ withOptions<CeluOptions>(
  "celu",
  { alpha: "optional" },
  ({ alpha = 1 }) => {
    assertInterval("celu", "alpha", alpha, 0, Number.POSITIVE_INFINITY, "()");
    return (x, context) => smooth(x, context, alpha);
  },
);
