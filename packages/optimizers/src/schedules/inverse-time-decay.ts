import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";

const DECAY = { initial: "required", decay: "required" } as const;

/**
 * Learning rate that falls as one over time: `initial / (1 + decay * step)`.
 *
 * @param options `initial`, the rate of step 0, and `decay` per step; both at least 0
 * @throws {TypeError} when an option is missing, unknown or no number
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
export function inverseTimeDecay(options: {
  readonly initial: number;
  readonly decay: number;
}): Schedule {
  assertOptions("inverseTimeDecay", options, DECAY);
  const { initial, decay } = options;
  assertFinite("inverseTimeDecay", "initial", initial, 0);
  assertFinite("inverseTimeDecay", "decay", decay, 0);
  return (step) => {
    assertInteger("inverseTimeDecay", "step", step, 0);
    const divisor = 1 + decay * step;
    return divisor < Number.POSITIVE_INFINITY ? initial / divisor : initial / decay / step;
  };
}
