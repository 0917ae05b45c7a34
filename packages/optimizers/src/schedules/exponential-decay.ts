import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { timesPower } from "./power.js";

const DECAY = { initial: "required", factor: "required" } as const;

/**
 * Learning rate that falls by the same share every step: `initial * factor^step`.
 *
 * Numerics: 0 stays 0. A factor above 1 grows beyond the largest number and is then infinite, which
 * an optimizer refuses.
 *
 * @param options `initial`, the rate of step 0, and `factor`, what a step leaves of it; both at least 0
 * @throws {TypeError} when an option is missing, unknown or no number
 * @throws {RangeError} when either is negative, infinite or NaN; from the schedule, when `step` is
 * not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { exponentialDecay } from "@adjoint/optimizers";
 *
 * assert.equal(exponentialDecay({ initial: 8, factor: 0.5 })(3), 1);
 * ```
 */
export function exponentialDecay(options: {
  readonly initial: number;
  readonly factor: number;
}): Schedule {
  assertOptions("exponentialDecay", options, DECAY);
  const { initial, factor } = options;
  assertFinite("exponentialDecay", "initial", initial, 0);
  assertFinite("exponentialDecay", "factor", factor, 0);
  return (step) => {
    assertInteger("exponentialDecay", "step", step, 0);
    return timesPower(initial, factor, step);
  };
}
