import {
  assertFinite,
  assertInteger,
  assertInterval,
  assertNumber,
  assertOneOf,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import type { Schedule } from "../types.js";

/** When a rate is reduced, and by how much; the defaults are PyTorch's. */
export interface PlateauOptions {
  /** The first rate, at least 0. */
  readonly initial: number;
  /** What a reduction leaves of the rate, in [0, 1). @default 0.1 */
  readonly factor?: number;
  /** How many values in a row may bring nothing better; one more reduces the rate. @default 10 */
  readonly patience?: number;
  /** Whether smaller values are better, as losses, or larger ones, as accuracies. @default "min" */
  readonly mode?: "min" | "max";
  /** By how much a value must be better than the best one, at least 0. @default 0.0001 */
  readonly threshold?: number;
  /** Whether the threshold is a share of the best value, or a difference. @default "relative" */
  readonly thresholdMode?: "relative" | "absolute";
  /** For how many values after a reduction none is counted. @default 0 */
  readonly cooldown?: number;
  /** The lowest rate, at least 0. @default 0 */
  readonly minimum?: number;
  /** A reduction by no more than this is left out. @default 1e-8 */
  readonly epsilon?: number;
}

const PLATEAU: OptionNames<PlateauOptions> = {
  initial: "required",
  factor: "optional",
  patience: "optional",
  mode: "optional",
  threshold: "optional",
  thresholdMode: "optional",
  cooldown: "optional",
  minimum: "optional",
  epsilon: "optional",
};

/** What the schedule knows besides its options: plain data, which JSON keeps whole. */
export interface PlateauState {
  /** The rate now. */
  readonly rate: number;
  /** The best value so far; null for none. */
  readonly best: number | null;
  /** How many values have brought nothing better since. */
  readonly waited: number;
  /** For how many more values none is counted. */
  readonly cooldown: number;
}

const STATE: OptionNames<PlateauState> = {
  rate: "required",
  best: "required",
  waited: "required",
  cooldown: "required",
};

/** A rate that depends on what is observed, and not on the step. */
export interface PlateauSchedule extends Schedule {
  /**
   * Takes a new value of what is to become better, as the validation loss at the end of an epoch. NaN
   * and infinities are never better.
   */
  readonly observe: (value: number) => void;
  /** A copy of what it knows, for a checkpoint. */
  readonly state: () => PlateauState;
  /** Goes on from a state. */
  readonly restore: (state: PlateauState) => void;
}

/**
 * Learning rate that is reduced when a loss no longer falls: once more than `patience` values in a row were not
 * better than the best by `threshold`, `rate = max(rate * factor, minimum)`.
 * Follows PyTorch's `ReduceLROnPlateau`.
 *
 * @param options the first rate, and when it is reduced
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind; from `observe` and
 * `restore`, when they are given something else than a number, or a state
 * @throws {RangeError} when one is out of range; from the schedule, when `step` is not an integer of
 * at least 0; from `restore`, when the state holds what cannot be
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { reduceOnPlateau } from "@adjoint/optimizers";
 *
 * const rate = reduceOnPlateau({ initial: 1, factor: 0.5, patience: 1 });
 * for (const loss of [4, 3, 3, 3]) rate.observe(loss);
 * assert.equal(rate(0), 0.5);
 * ```
 */
export function reduceOnPlateau(options: PlateauOptions): PlateauSchedule {
  assertOptions("reduceOnPlateau", options, PLATEAU);
  const {
    initial,
    factor = 0.1,
    patience = 10,
    mode = "min",
    threshold = 1e-4,
    thresholdMode = "relative",
    cooldown = 0,
    minimum = 0,
    epsilon = 1e-8,
  } = options;
  assertFinite("reduceOnPlateau", "initial", initial, 0);
  assertInterval("reduceOnPlateau", "factor", factor, 0, 1, "[)");
  assertInteger("reduceOnPlateau", "patience", patience, 0);
  assertOneOf("reduceOnPlateau", "mode", mode, ["min", "max"]);
  assertFinite("reduceOnPlateau", "threshold", threshold, 0);
  assertOneOf("reduceOnPlateau", "thresholdMode", thresholdMode, ["relative", "absolute"]);
  assertInteger("reduceOnPlateau", "cooldown", cooldown, 0);
  assertFinite("reduceOnPlateau", "minimum", minimum, 0);
  assertFinite("reduceOnPlateau", "epsilon", epsilon, 0);
  let now: PlateauState = { rate: initial, best: null, waited: 0, cooldown: 0 };

  const sign = mode === "min" ? -1 : 1;
  const isBetter = (value: number, best: number): boolean => {
    const bar =
      thresholdMode === "relative" ? best * (1 + sign * threshold) : best + sign * threshold;
    return mode === "min" ? value < bar : value > bar;
  };
  const reduced = (rate: number): number => {
    const next = Math.max(rate * factor, minimum);
    return rate - next > epsilon ? next : rate;
  };

  const schedule: Schedule = (step) => {
    assertInteger("reduceOnPlateau", "step", step, 0);
    return now.rate;
  };
  return Object.assign(schedule, {
    observe: (value: number) => {
      assertNumber("reduceOnPlateau.observe", "value", value);
      const { best } = now;
      const better = Number.isFinite(value) && (best === null || isBetter(value, best));
      const isCooling = now.cooldown > 0;
      const waited = better || isCooling ? 0 : now.waited + 1;
      const isEnough = waited > patience;
      now = {
        rate: isEnough ? reduced(now.rate) : now.rate,
        best: better ? value : best,
        waited: isEnough ? 0 : waited,
        cooldown: isEnough ? cooldown : now.cooldown - Number(isCooling),
      };
    },
    state: () => ({ ...now }),
    restore: (state: PlateauState) => {
      const caller = "reduceOnPlateau.restore";
      assertOptions(caller, state, STATE);
      assertFinite(caller, "rate", state.rate, 0);
      if (state.best !== null) assertNumber(caller, "best", state.best);
      assertInteger(caller, "waited", state.waited, 0);
      assertInteger(caller, "cooldown", state.cooldown, 0);
      now = { ...state };
    },
  });
}
