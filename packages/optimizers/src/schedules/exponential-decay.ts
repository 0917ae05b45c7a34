import { assertAtLeastZero, assertStep } from "../stepper.js";
import type { Schedule } from "../types.js";

/**
 * Learning rate that falls by the same share every step: `initial * rate^step`.
 *
 * @param options `initial`, the rate of step 0, and `rate`, what a step leaves of it; both at least 0
 * @throws {RangeError} when either is negative, infinite or NaN; from the schedule, when `step` is
 * not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { exponentialDecay } from "@adjoint/optimizers";
 *
 * assert.equal(exponentialDecay({ initial: 8, rate: 0.5 })(3), 1);
 * ```
 */
export function exponentialDecay({
  initial,
  rate,
}: {
  readonly initial: number;
  readonly rate: number;
}): Schedule {
  assertAtLeastZero("exponentialDecay", "initial", initial);
  assertAtLeastZero("exponentialDecay", "rate", rate);
  return (step) => {
    assertStep("exponentialDecay", step);
    return initial * integerPower(rate, step);
  };
}

/** By repeated squaring, and not `**`, whose bits differ between engines. */
function integerPower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
