import { assertOneOf } from "@adjoint/checks";
import { millsRatio, normalDensity } from "@adjoint/math";
import { activation } from "./activation.js";
import { geluTanh } from "./gelu-tanh.js";
import { compiled } from "./generated/gelu.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `gelu`. */
export interface GeluOptions {
  /** `"none"` for the function itself, or `"tanh"` for the approximation by a tanh. @default "none" */
  readonly approximate?: "none" | "tanh";
}

const exact = /* @__PURE__ */ activation(
  "gelu",
  {
    forward: (x) => {
      const density = normalDensity(x);
      const ratio = millsRatio(Math.abs(x));
      const below = 1 - ratio * density; // Φ(x) above 0; below, it is the second product alone
      const y = x < 0 ? x * ratio * density : x * below;
      return [y, x < 0 ? (ratio + x) * density : below + x * density]; // y, and its slope
    },
    backward: (dy, _x, _y, slope) => dy * slope,
  },
  compiled,
);

/**
 * Gaussian error linear unit: `y = x * Φ(x)`, elementwise, with `Φ(x) = (1 + erf(x / √2)) / 2`, the share
 * of a normal distribution below x. With `approximate: "tanh"`, the same with
 * `(1 + tanh(√(2/π) * (x + 0.044715 x³))) / 2` for Φ.
 * Gradient: `dx = dy * (Φ(x) + x * φ(x))`, with the density `φ(x) = e^(-x² / 2) / √(2π)`.
 *
 * It is an op with Φ itself, and gives an op of the approximation: `gelu({ approximate: "tanh" })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: both tails keep their digits, of y and of the gradient, where `1 + erf` and `1 + tanh` have
 * none. At -∞ y is NaN, as in PyTorch, and so is the gradient at ±∞. In float32 the approximation loses a
 * hundred ulp in its far tail, as the cube is rounded.
 * Follows Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when `approximate` is another word
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { gelu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const x = matrix(1, 2, [-10, 0]);
 * const pass = gelu(x);
 * assert.ok(Math.abs(pass.output.data[0] / -7.619853024160526e-23 - 1) < 1e-14);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [0, 1]))), [[-0, 0.5]]);
 * assert.ok(Math.abs(gelu({ approximate: "tanh" })(x).output.data[0] / -1.204092348209806e-37 - 1) < 1e-12);
 * ```
 */
export const gelu: OpWithOptions<GeluOptions> = /* @__PURE__ */ withOptions<GeluOptions>(
  "gelu",
  { approximate: "optional" },
  ({ approximate = "none" }) => {
    assertOneOf("gelu", "approximate", approximate, ["none", "tanh"]);
    // Not the activations themselves, which would be given another name.
    return (x, context) => (approximate === "tanh" ? geluTanh : exact)(x, context);
  },
);
