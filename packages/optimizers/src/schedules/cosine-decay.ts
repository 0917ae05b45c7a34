import { assertFinite, assertInteger, assertInterval, assertOptions } from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { alongCosine } from "./between.js";

const DECAY = { initial: "required", steps: "required", final: "optional" } as const;

/**
 * Learning rate that falls along half a cosine, then stays:
 * `initial * left + final * (1 - left)`, where `left = (1 + cos(π * min(step / steps, 1))) / 2`.
 * Follows Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017).
 *
 * @param options `initial`, the rate of step 0; `steps`, how many it falls for, above 0; `final`,
 * the rate from then on (0 unless given)
 * @throws {TypeError} when an option is missing, unknown or no number
 * @throws {RangeError} when one is negative, infinite or NaN, or `steps` is 0;
 * from the schedule, when `step` is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cosineDecay } from "@adjoint/optimizers";
 *
 * const rate = cosineDecay({ initial: 1, steps: 10 });
 * assert.deepEqual([rate(0), rate(10), rate(11)], [1, 0, 0]);
 * ```
 */
export function cosineDecay(options: {
  readonly initial: number;
  readonly steps: number;
  readonly final?: number;
}): Schedule {
  assertOptions("cosineDecay", options, DECAY);
  const { initial, steps, final = 0 } = options;
  assertFinite("cosineDecay", "initial", initial, 0);
  assertFinite("cosineDecay", "final", final, 0);
  assertInterval("cosineDecay", "steps", steps, 0, Number.POSITIVE_INFINITY, "()");
  return (step) => {
    assertInteger("cosineDecay", "step", step, 0);
    return alongCosine(initial, final, Math.min(step / steps, 1));
  };
}
