import { assertAtLeastZero, assertStep } from "../stepper.js";
import type { Schedule } from "../types.js";

/**
 * Learning rate that falls as one over time: `initial / (1 + decay * step)`.
 *
 * @param options `initial`, the rate of step 0, and `decay` per step; both at least 0
 * @throws {RangeError} when either is negative, infinite or NaN; from the schedule, when `step` is
 * not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { inverseTimeDecay } from "@adjoint/optimizers";
 *
 * assert.equal(inverseTimeDecay({ initial: 0.5, decay: 0.25 })(4), 0.25);
 * ```
 */
export function inverseTimeDecay({
  initial,
  decay,
}: {
  readonly initial: number;
  readonly decay: number;
}): Schedule {
  assertAtLeastZero("inverseTimeDecay", "initial", initial);
  assertAtLeastZero("inverseTimeDecay", "decay", decay);
  return (step) => {
    assertStep("inverseTimeDecay", step);
    const divisor = 1 + decay * step;
    return divisor < Number.POSITIVE_INFINITY ? initial / divisor : initial / decay / step;
  };
}
