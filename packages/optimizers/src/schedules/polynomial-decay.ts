import { assertFinite, assertInteger, assertInterval, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { alongLine } from "./between.js";
import { powerOfShare } from "./power.js";

const DECAY = {
  initial: "required",
  steps: "required",
  power: "optional",
  final: "optional",
} as const;

/**
 * Learning rate that falls as a power of what is left, then stays: `initial * left + final * (1 - left)`, where
 * `left = (1 - min(step / steps, 1))^power`. A power of 1 is a line.
 * Follows PyTorch's `PolynomialLR`, and Keras' `PolynomialDecay` for another `final` than 0.
 *
 * @param options `initial`, the rate of step 0; `steps`, how many it falls for, above 0; `power`, above 0
 * (1 unless given); `final`, the rate from then on (0 unless given)
 * @throws {TypeError} when an option is missing, unknown or no number
 * @throws {RangeError} when one is out of range; from the schedule, when `step` is not an integer of
 * at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { polynomialDecay } from "@adjoint/optimizers";
 *
 * const rate = polynomialDecay({ initial: 1, steps: 4, power: 2 });
 * assert.deepEqual([rate(0), rate(2), rate(4), rate(5)], [1, 0.25, 0, 0]);
 * ```
 */
export function polynomialDecay(options: {
  readonly initial: number;
  readonly steps: number;
  readonly power?: number;
  readonly final?: number;
}): Schedule {
  assertOptions("polynomialDecay", options, DECAY);
  const { initial, steps, power = 1, final = 0 } = options;
  assertFinite("polynomialDecay", "initial", initial, 0);
  assertFinite("polynomialDecay", "final", final, 0);
  assertInterval("polynomialDecay", "steps", steps, 0, Number.POSITIVE_INFINITY, "()");
  assertInterval("polynomialDecay", "power", power, 0, Number.POSITIVE_INFINITY, "()");
  return (step) => {
    assertInteger("polynomialDecay", "step", step, 0);
    const left = powerOfShare(1 - Math.min(step / steps, 1), power);
    return alongLine(final, initial, left);
  };
}
