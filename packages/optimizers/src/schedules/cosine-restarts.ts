import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { alongCosine } from "./between.js";

const RESTARTS = {
  initial: "required",
  steps: "required",
  growth: "optional",
  final: "optional",
} as const;

/**
 * Learning rate that falls along half a cosine from `initial` towards `final`, and starts again: the first
 * time after `steps`, then each time after `growth` times as many.
 * Follows Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017), and
 * PyTorch's `CosineAnnealingWarmRestarts`.
 *
 * @param options `initial`, the rate of step 0 and of every restart; `steps`, how many there are to the
 * first restart, an integer of at least 1; `growth`, an integer of at least 1 (1 unless given); `final`,
 * which no step reaches (0 unless given)
 * @throws {TypeError} when an option is missing, unknown or no number
 * @throws {RangeError} when one is out of range; from the schedule, when `step` is not an integer of
 * at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cosineRestarts } from "@adjoint/optimizers";
 *
 * const rate = cosineRestarts({ initial: 1, steps: 10, growth: 2 });
 * assert.deepEqual([rate(0), rate(10), rate(30)], [1, 1, 1]);
 * assert.ok(rate(29) < rate(9));
 * ```
 */
export function cosineRestarts(options: {
  readonly initial: number;
  readonly steps: number;
  readonly growth?: number;
  readonly final?: number;
}): Schedule {
  assertOptions("cosineRestarts", options, RESTARTS);
  const { initial, steps, growth = 1, final = 0 } = options;
  assertFinite("cosineRestarts", "initial", initial, 0);
  assertFinite("cosineRestarts", "final", final, 0);
  assertInteger("cosineRestarts", "steps", steps, 1);
  assertInteger("cosineRestarts", "growth", growth, 1);
  return (step) => {
    assertInteger("cosineRestarts", "step", step, 0);
    let [since, period] = [step, steps];
    if (growth === 1) since %= steps;
    for (; since >= period; period *= growth) since -= period;
    return alongCosine(initial, final, since / period);
  };
}
