import { abs, sum } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import type { Parameter, PenaltyPass } from "@adjoint/pass";
import { compiled } from "./generated/l1-penalty.js";
import { type PenaltyOptions, penaltyOf } from "./penalty.js";

const formulas = /* @__PURE__ */ inPlace(
  {
    l1Penalty: {
      operands: ["gradient", "value"],
      // NaN goes through.
      formula: (gradient, value, factor) =>
        gradient + (value > 0 ? factor : value < 0 ? -factor : value),
    },
  },
  compiled,
);

/**
 * Sum of the sizes of parameters, which pulls many of them to 0: `strength Σ |w|`. It is added to the loss.
 * Gradient: `strength sign(w) u`, 0 where w is. `backward` adds it to what the gradients of the parameters hold: call
 * it after the network's, which writes them.
 *
 * Numerics: in float32 each sum is rounded to float32.
 * Follows Tibshirani, "Regression Shrinkage and Selection via the Lasso" (1996), and Keras' `L1`.
 *
 * @param parameters what is to stay small: often a network's weights, without its biases
 * @param options the strength
 * @throws {TypeError} when parameters are none, or the strength is missing or no number; from `backward`, when u is
 * no number
 * @throws {RangeError} when there are no parameters; when the strength is negative or not finite, or nothing in the
 * dtype of a parameter
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { l1Penalty } from "@adjoint/losses";
 * import { fromRows, toRows, zeros } from "@adjoint/matrix";
 *
 * const weights = { name: "weights", value: fromRows([[3, -1, 0]]), gradient: zeros(1, 3) };
 * const penalty = l1Penalty([weights], { strength: 0.5 });
 * assert.equal(penalty.output, 2);
 * penalty.backward();
 * assert.deepEqual(toRows(weights.gradient), [[0.5, -0.5, 0]]);
 * ```
 */
export function l1Penalty(parameters: readonly Parameter[], options: PenaltyOptions): PenaltyPass {
  const parts = {
    name: "l1Penalty",
    sizeOf: (w: Parameter["value"]) => sum(abs(w)),
    slope: 1,
    add: formulas.l1Penalty,
  };
  return penaltyOf(parts, parameters, options);
}
