import { assertFinite } from "@adjoint/checks";
import { activation } from "./activation.js";
import { compiled } from "./generated/hard-tanh.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `hardTanh`. */
export interface HardTanhOptions {
  /** The least value, finite. @default -1 */
  readonly minValue?: number;
  /** The largest value, finite and above the least. @default 1 */
  readonly maxValue?: number;
}

const limited = /* @__PURE__ */ activation(
  "hardTanh",
  {
    forward: (x, minValue, maxValue) => Math.min(Math.max(x, minValue), maxValue),
    backward: (dy, x, _y, minValue, maxValue) => (x > minValue ? (x < maxValue ? dy : 0) : 0),
  },
  compiled,
);

/**
 * Hyperbolic tangent of straight lines: `y = min(max(x, minValue), maxValue)`, elementwise.
 * Gradient: `dx = dy` where `minValue < x < maxValue`, else 0 (0 at both kinks, as in PyTorch).
 *
 * It is an op with the limits -1 and 1, and gives an op of others: `hardTanh({ minValue: 0 })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact.
 * Follows Collobert, "Large Scale Machine Learning" (2004).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when a limit is not finite, or the least is not below the largest
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { hardTanh } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = hardTanh(matrix(1, 3, [-2, 0.5, 5]));
 * assert.deepEqual(toRows(pass.output), [[-1, 0.5, 1]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 1, 0]]);
 * ```
 */
export const hardTanh: OpWithOptions<HardTanhOptions> =
  /* @__PURE__ */ withOptions<HardTanhOptions>(
    "hardTanh",
    { minValue: "optional", maxValue: "optional" },
    ({ minValue = -1, maxValue = 1 }) => {
      assertFinite("hardTanh", "minValue", minValue);
      assertFinite("hardTanh", "maxValue", maxValue);
      if (minValue >= maxValue) {
        throw new RangeError(
          `hardTanh: minValue must be below maxValue, got ${minValue} and ${maxValue}`,
        );
      }
      return (x, context) => limited(x, context, minValue, maxValue);
    },
  );
