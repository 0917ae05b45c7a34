import { assertFinite, assertInteger, assertList, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { timesPower } from "./power.js";

const DECAY = { initial: "required", factor: "required", milestones: "required" } as const;

/**
 * Learning rate that falls at given steps: `initial * factor^n`, where n of the milestones are not above the
 * step. Follows PyTorch's `MultiStepLR`.
 *
 * @param options `initial`, the rate of step 0, and `factor`, what a milestone leaves of it, both at
 * least 0; `milestones`, steps in rising order, of which one that repeats counts as often
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when one is out of range, or milestones fall; from the schedule, when `step` is not
 * an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { multiStepDecay } from "@adjoint/optimizers";
 *
 * const rate = multiStepDecay({ initial: 1, factor: 0.5, milestones: [10, 30] });
 * assert.deepEqual([rate(9), rate(10), rate(30)], [1, 0.5, 0.25]);
 * ```
 */
export function multiStepDecay(options: {
  readonly initial: number;
  readonly factor: number;
  readonly milestones: ArrayLike<number>;
}): Schedule {
  assertOptions("multiStepDecay", options, DECAY);
  const { initial, factor } = options;
  assertFinite("multiStepDecay", "initial", initial, 0);
  assertFinite("multiStepDecay", "factor", factor, 0);
  assertList("multiStepDecay", "milestones", options.milestones, "a list of steps");
  const milestones = Array.from(options.milestones);
  milestones.forEach((milestone, i) => {
    assertInteger("multiStepDecay", `milestones[${i}]`, milestone, 0);
    if (i === 0 || milestone >= milestones[i - 1]!) return;
    throw new RangeError(
      `multiStepDecay: milestones must rise, got ${milestone} after ${milestones[i - 1]}`,
    );
  });
  return (step) => {
    assertInteger("multiStepDecay", "step", step, 0);
    return timesPower(initial, factor, milestones.filter((milestone) => milestone <= step).length);
  };
}
