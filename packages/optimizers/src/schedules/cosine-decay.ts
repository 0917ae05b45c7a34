import { cos } from "@adjoint/math";
import { assertAtLeastZero } from "../stepper.js";
import type { Schedule } from "../types.js";

/**
 * Learning rate that falls along half a cosine, then stays:
 * `final + (initial - final) * (1 + cos(π * min(step / steps, 1))) / 2`.
 * Follows Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017).
 *
 * @param options `initial`, the rate of step 0; `steps`, how many it falls for, above 0; `final`,
 * the rate from then on (0 unless given)
 * @throws {RangeError} when one is negative, infinite or NaN, or `steps` is 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cosineDecay } from "@adjoint/optimizers";
 *
 * const rate = cosineDecay({ initial: 1, steps: 10 });
 * assert.deepEqual([rate(0), rate(10), rate(11)], [1, 0, 0]);
 * ```
 */
export function cosineDecay({
  initial,
  steps,
  final = 0,
}: {
  readonly initial: number;
  readonly steps: number;
  readonly final?: number;
}): Schedule {
  assertAtLeastZero("cosineDecay", "initial", initial);
  assertAtLeastZero("cosineDecay", "final", final);
  if (!(steps > 0 && steps < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`cosineDecay: steps must be a finite number above 0, got ${steps}`);
  }
  return (step) => final + ((initial - final) * (1 + cos(Math.PI * Math.min(step / steps, 1)))) / 2;
}
