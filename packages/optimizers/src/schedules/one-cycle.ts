import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertInterval,
  assertOneOf,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import type { Schedule } from "../types.js";
import { alongCosine, alongLine } from "./between.js";

/** How a cycle rises and falls. */
export interface OneCycleOptions {
  /** The highest rate, at least 0. */
  readonly maximum: number;
  /** How many steps there are, an integer of at least 1. */
  readonly steps: number;
  /** What share of them the rate rises for, in [0, 1]; with three phases, at most a half. @default 0.3 */
  readonly warmupShare?: number;
  /** The rate of step 0 is `maximum / initialDivisor`; at least 1. @default 25 */
  readonly initialDivisor?: number;
  /** The last rate is that of step 0 by this; at least 1. @default 10000 */
  readonly finalDivisor?: number;
  /** Whether it rises and falls along half a cosine, or a line. @default "cosine" */
  readonly annealing?: "cosine" | "linear";
  /** Fall as long as it rose, to the rate of step 0, and only then to the last one. @default false */
  readonly threePhase?: boolean;
}

const ONE_CYCLE: OptionNames<OneCycleOptions> = {
  maximum: "required",
  steps: "required",
  warmupShare: "optional",
  initialDivisor: "optional",
  finalDivisor: "optional",
  annealing: "optional",
  threePhase: "optional",
};

/** A stretch of the cycle, up to a step. */
interface Phase {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Learning rate that rises once, from `maximum / initialDivisor` to `maximum`, and falls to
 * `maximum / initialDivisor / finalDivisor`, where it stays.
 *
 * Follows Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
 * Rates" (2018), and PyTorch's `OneCycleLR`, but for the momentum, which stays as it is. It rises until step
 * `warmupShare * steps - 1`, as there; PyTorch throws after the last step.
 *
 * @param options the highest rate, how many steps, and how it rises and falls
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when one is out of range; from the schedule, when `step` is not an integer of
 * at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { oneCycle } from "@adjoint/optimizers";
 *
 * const rate = oneCycle({ maximum: 1, steps: 20, initialDivisor: 4, finalDivisor: 2 });
 * assert.deepEqual([rate(0), rate(5), rate(19), rate(99)], [0.25, 1, 0.125, 0.125]);
 * ```
 */
export function oneCycle(options: OneCycleOptions): Schedule {
  assertOptions("oneCycle", options, ONE_CYCLE);
  const {
    maximum,
    steps,
    warmupShare = 0.3,
    initialDivisor = 25,
    finalDivisor = 1e4,
    annealing = "cosine",
    threePhase = false,
  } = options;
  assertFinite("oneCycle", "maximum", maximum, 0);
  assertInteger("oneCycle", "steps", steps, 1);
  assertFinite("oneCycle", "initialDivisor", initialDivisor, 1);
  assertFinite("oneCycle", "finalDivisor", finalDivisor, 1);
  assertOneOf("oneCycle", "annealing", annealing, ["cosine", "linear"]);
  assertBoolean("oneCycle", "threePhase", threePhase);
  assertInterval("oneCycle", "warmupShare", warmupShare, 0, threePhase ? 0.5 : 1, "[]");
  const initial = maximum / initialDivisor;
  const final = initial / finalDivisor;
  const rise = { end: warmupShare * steps - 1, from: initial, to: maximum };
  const phases: readonly Phase[] = threePhase
    ? [
        rise,
        { end: 2 * warmupShare * steps - 2, from: maximum, to: initial },
        { end: steps - 1, from: initial, to: final },
      ]
    : [rise, { end: steps - 1, from: maximum, to: final }];
  const along = annealing === "cosine" ? alongCosine : alongLine;
  return (step) => {
    assertInteger("oneCycle", "step", step, 0);
    const i = phases.findIndex(({ end }) => step <= end);
    if (i < 0) return final;
    const { end, from, to } = phases[i]!;
    const start = i === 0 ? 0 : phases[i - 1]!.end;
    return end === start ? to : along(from, to, (step - start) / (end - start));
  };
}
