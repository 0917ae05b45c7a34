import { exp, expm1 } from "@adjoint/math";
import type { Op } from "@adjoint/pass";
import { activation } from "./activation.js";
import { compiled } from "./generated/selu.js";

/** The paper's λ and λ α: with them a mean of 0 and a variance of 1 stay what they are. */
const SCALE = 1.0507009873554805;
const SCALE_TIMES_ALPHA = 1.7580993408473768;

/**
 * Scaled exponential linear unit: `y = 1.0507 x` where `x > 0`, else `1.7581 (e^x - 1)`, elementwise.
 * Gradient: `dx = 1.0507 dy` where `x > 0`, else `dy * 1.7581 e^x` (so at 0, as in PyTorch).
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: exact to the last digits near 0 and in the tail. The constants, to all digits, are
 * λ = 1.0507009873554805 and λ α with α = 1.6732632423543772.
 * Follows Klambauer et al., "Self-Normalizing Neural Networks" (2017).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x is no matrix, or the context has an unknown option
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { selu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = selu(matrix(1, 3, [-1000, 0, 2]));
 * assert.deepEqual(toRows(pass.output), [[-1.7580993408473768, 0, 2.101401974710961]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [
 *   [0, 1.7580993408473768, 1.0507009873554805],
 * ]);
 * ```
 */
export const selu: Op = /* @__PURE__ */ activation(
  "selu",
  {
    forward: (x) => (x > 0 ? SCALE * x : SCALE_TIMES_ALPHA * expm1(x)),
    backward: (dy, x) => (x > 0 ? SCALE * dy : dy * (SCALE_TIMES_ALPHA * exp(x))),
  },
  compiled,
);
