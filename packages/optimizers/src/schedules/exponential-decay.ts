import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { timesPower } from "./power.js";

const DECAY = { initial: "required", rate: "required" } as const;

/**
 * Learning rate that falls by the same share every step: `initial * rate^step`.
 *
 * Numerics: 0 stays 0. A rate above 1 grows beyond the largest number and is then infinite, which
 * an optimizer refuses.
 *
 * @param options `initial`, the rate of step 0, and `rate`, what a step leaves of it; both at least 0
 * @throws {TypeError} when an option is missing, unknown or no number
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
export function exponentialDecay(options: {
  readonly initial: number;
  readonly rate: number;
}): Schedule {
  assertOptions("exponentialDecay", options, DECAY);
  const { initial, rate } = options;
  assertFinite("exponentialDecay", "initial", initial, 0);
  assertFinite("exponentialDecay", "rate", rate, 0);
  return (step) => {
    assertInteger("exponentialDecay", "step", step, 0);
    return timesPower(initial, rate, step);
  };
}
