import { assertFinite } from "@adjoint/checks";
import { activation } from "./activation.js";
import { compiled } from "./generated/leaky-relu.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/** Options of `leakyRelu`. */
export interface LeakyReluOptions {
  /** The slope below 0, finite. @default 0.01 */
  readonly negativeSlope?: number;
}

const leaky = /* @__PURE__ */ activation(
  "leakyRelu",
  {
    forward: (x, negativeSlope) => (x > 0 ? x : negativeSlope * x),
    backward: (dy, x, _y, negativeSlope) => (x > 0 ? dy : negativeSlope * dy),
  },
  compiled,
);

/**
 * Leaky rectified linear unit: `y = x` where `x > 0`, else `negativeSlope * x`, elementwise.
 * Gradient: `dx = dy` where `x > 0`, else `negativeSlope * dy` (so at the kink, as in PyTorch).
 *
 * It is an op with the default slope, and gives an op of another: `leakyRelu({ negativeSlope: 0.2 })`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: rounded once.
 * Follows Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models" (2013).
 *
 * @throws {TypeError} when x is no matrix, or options or context are none
 * @throws {RangeError} when the slope is not finite
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { leakyRelu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = leakyRelu({ negativeSlope: 0.25 })(matrix(1, 3, [-2, 0, 5]));
 * assert.deepEqual(toRows(pass.output), [[-0.5, 0, 5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0.25, 0.25, 1]]);
 * ```
 */
export const leakyRelu: OpWithOptions<LeakyReluOptions> =
  /* @__PURE__ */ withOptions<LeakyReluOptions>(
    "leakyRelu",
    { negativeSlope: "optional" },
    ({ negativeSlope = 0.01 }) => {
      assertFinite("leakyRelu", "negativeSlope", negativeSlope);
      return (x, context) => leaky(x, context, negativeSlope);
    },
  );
