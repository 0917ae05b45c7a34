import { square, sum } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import type { Parameter, PenaltyPass } from "@adjoint/pass";
import { compiled } from "./generated/l2-penalty.js";
import { type PenaltyOptions, penaltyOf } from "./penalty.js";

const formulas = /* @__PURE__ */ inPlace(
  {
    l2Penalty: {
      operands: ["gradient", "value"],
      formula: (gradient, value, factor) => gradient + factor * value,
    },
  },
  compiled,
);

/**
 * Sum of the squares of parameters, which pulls them towards 0: `strength Σ w²`. It is added to the loss.
 * Gradient: `2 strength w u`. `backward` adds it to what the gradients of the parameters hold: call it after the
 * network's, which writes them.
 *
 * Numerics: in float32 each sum is rounded to float32. With `sgd`, it is what `weightDecay: 2 * strength` does.
 * Follows Keras' `L2`.
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
 * import { l2Penalty } from "@adjoint/losses";
 * import { fromRows, toRows, zeros } from "@adjoint/matrix";
 *
 * const weights = { name: "weights", value: fromRows([[3, -1]]), gradient: zeros(1, 2) };
 * const penalty = l2Penalty([weights], { strength: 0.5 });
 * assert.equal(penalty.output, 5);
 * penalty.backward();
 * assert.deepEqual(toRows(weights.gradient), [[3, -1]]);
 * ```
 */
export function l2Penalty(parameters: readonly Parameter[], options: PenaltyOptions): PenaltyPass {
  const parts = {
    name: "l2Penalty",
    sizeOf: (w: Parameter["value"]) => sum(square(w)),
    slope: 2,
    add: formulas.l2Penalty,
  };
  return penaltyOf(parts, parameters, options);
}
