import { assertInterval } from "@adjoint/checks";
import { exp, log1p } from "@adjoint/math";
import { activation } from "./activation.js";
import { compiled } from "./generated/softplus.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `softplus`. */
export interface SoftplusOptions {
  /** How sharp the bend at 0 is, finite and above 0. @default 1 */
  readonly beta?: number;
}

const smooth = /* @__PURE__ */ activation(
  "softplus",
  {
    forward: (x, beta) => {
      const z = beta * x;
      const e = exp(-Math.abs(z));
      return [Math.max(x, 0) + log1p(e) / beta, (z < 0 ? e : 1) / (1 + e)]; // y, and its slope
    },
    backward: (dy, _x, _y, slope, _beta) => dy * slope,
  },
  compiled,
);

/**
 * Smooth rectified linear unit: `y = ln(1 + e^(beta * x)) / beta`, elementwise.
 * Gradient: `dx = dy / (1 + e^(-beta * x))`.
 *
 * It is an op with the default beta, and gives an op of another: `softplus({ beta: 2 })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: finite for every finite x. Both tails keep their digits: what is computed is
 * `max(x, 0) + ln(1 + e^-|beta * x|) / beta`. PyTorch's is x from `beta * x = 20` on, its threshold;
 * this one has none, as it is exact everywhere.
 * Follows Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option Pricing" (2001).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when beta is not finite and above 0
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softplus } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softplus({ beta: 2 })(matrix(1, 3, [-1000, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[0, Math.LN2 / 2, 1000]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 0.5, 1]]);
 * ```
 */
export const softplus: OpWithOptions<SoftplusOptions> =
  /* @__PURE__ */ withOptions<SoftplusOptions>("softplus", { beta: "optional" }, ({ beta = 1 }) => {
    assertInterval("softplus", "beta", beta, 0, Number.POSITIVE_INFINITY, "()");
    return (x, context) => smooth(x, context, beta);
  });
