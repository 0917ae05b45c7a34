import { cos } from "@adjoint/math";
import { assertAtLeastZero, assertStep } from "../stepper.js";
import type { Schedule } from "../types.js";

/**
 * Learning rate that falls along half a cosine, then stays:
 * `initial * left + final * (1 - left)`, where `left = (1 + cos(π * min(step / steps, 1))) / 2`.
 * Follows Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017).
 *
 * @param options `initial`, the rate of step 0; `steps`, how many it falls for, above 0; `final`,
 * the rate from then on (0 unless given)
 * @throws {RangeError} when one is negative, infinite or NaN, or `steps` is 0;
 * from the schedule, when `step` is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cosineDecay } from "@adjoint/optimizers";
 *
 * const rate = cosineDecay({ initial: 1, steps: 10 });
 * assert.deepEqual([rate(0), rate(10), rate(11)], [1, 0, 0]);
 * ```
 */
export function cosineDecay({
  initial,
  steps,
  final = 0,
}: {
  readonly initial: number;
  readonly steps: number;
  readonly final?: number;
}): Schedule {
  assertAtLeastZero("cosineDecay", "initial", initial);
  assertAtLeastZero("cosineDecay", "final", final);
  if (!(steps > 0 && steps < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`cosineDecay: steps must be a finite number above 0, got ${steps}`);
  }
  return (step) => {
    assertStep("cosineDecay", step);
    const left = (1 + cos(Math.PI * Math.min(step / steps, 1))) / 2;
    // Not `final + (initial - final) * left`, which may miss `initial` at step 0 by a rounding.
    return initial * left + final * (1 - left);
  };
}
