import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import { assertLearningRate, rateOf } from "../stepping/learning-rate.js";
import type { LearningRate, Schedule } from "../types.js";
import { alongLine } from "./between.js";

const WARMUP = { steps: "required", schedule: "required", initial: "optional" } as const;

/**
 * Learning rate that rises along a line to the first rate of a schedule, which goes on from there:
 * `initial + (schedule(0) - initial) * step / steps`, then `schedule(step - steps)`.
 * Follows PyTorch's `LinearLR`, joined to another by `SequentialLR`.
 *
 * @param options `steps`, how many it rises for, an integer of at least 0; `schedule`, the rate or the
 * schedule that comes after; `initial`, the rate of step 0 (0 unless given)
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when one is out of range; from the schedule, when `step` is not an integer of
 * at least 0, or the schedule that comes after gives something else than a rate
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cosineDecay, linearWarmup } from "@adjoint/optimizers";
 *
 * const schedule = cosineDecay({ initial: 1, steps: 10 });
 * const rate = linearWarmup({ steps: 4, schedule });
 * assert.deepEqual([rate(0), rate(2), rate(4), rate(14)], [0, 0.5, 1, 0]);
 * ```
 */
export function linearWarmup(options: {
  readonly steps: number;
  readonly schedule: LearningRate;
  readonly initial?: number;
}): Schedule {
  assertOptions("linearWarmup", options, WARMUP);
  const { steps, schedule, initial = 0 } = options;
  assertInteger("linearWarmup", "steps", steps, 0);
  assertLearningRate("linearWarmup", schedule, "schedule");
  assertFinite("linearWarmup", "initial", initial, 0);
  return (step) => {
    assertInteger("linearWarmup", "step", step, 0);
    if (step >= steps) return rateOf("linearWarmup", schedule, step - steps, "schedule");
    const goal = rateOf("linearWarmup", schedule, 0, "schedule");
    return alongLine(initial, goal, step / steps);
  };
}
