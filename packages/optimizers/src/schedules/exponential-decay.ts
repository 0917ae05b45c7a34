import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";

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

/** The least normal number, 2^-1022: below it a power has lost digits. */
const LEAST_NORMAL = 2.2250738585072014e-308;

/** `initial * rate^step`, also where the power alone is too large or too small for a number. */
function timesPower(initial: number, rate: number, step: number): number {
  // Not 0 times the power, which may be infinite.
  if (initial === 0 || initial === Number.POSITIVE_INFINITY) return initial;
  const power = integerPower(rate, step);
  if (step <= 1 || (power >= LEAST_NORMAL && power < Number.POSITIVE_INFINITY)) {
    return initial * power;
  }
  const half = Math.floor(step / 2);
  return timesPower(timesPower(initial, rate, half), rate, step - half);
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
