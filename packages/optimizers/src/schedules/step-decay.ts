import { assertFinite, assertInteger, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { timesPower } from "./power.js";

const DECAY = { initial: "required", factor: "required", every: "required" } as const;

/**
 * Learning rate that falls in stairs: `initial * factor^floor(step / every)`.
 * Follows PyTorch's `StepLR`.
 *
 * @param options `initial`, the rate of step 0; `factor`, what a stair leaves of it, both at least 0; `every`,
 * how many steps a stair is long, an integer of at least 1
 * @throws {TypeError} when an option is missing, unknown or no number
 * @throws {RangeError} when one is out of range; from the schedule, when `step` is not an integer of
 * at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { stepDecay } from "@adjoint/optimizers";
 *
 * const rate = stepDecay({ initial: 1, factor: 0.5, every: 10 });
 * assert.deepEqual([rate(9), rate(10), rate(20)], [1, 0.5, 0.25]);
 * ```
 */
export function stepDecay(options: {
  readonly initial: number;
  readonly factor: number;
  readonly every: number;
}): Schedule {
  assertOptions("stepDecay", options, DECAY);
  const { initial, factor, every } = options;
  assertFinite("stepDecay", "initial", initial, 0);
  assertFinite("stepDecay", "factor", factor, 0);
  assertInteger("stepDecay", "every", every, 1);
  return (step) => {
    assertInteger("stepDecay", "step", step, 0);
    return timesPower(initial, factor, Math.floor(step / every));
  };
}
