import {
  assertFinite,
  assertInteger,
  assertNumber,
  assertOneOf,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";

/** What is better. */
export interface BetterOptions {
  /** Whether less is better, as of a loss, or more, as of an accuracy. @default "min" */
  readonly mode?: "min" | "max";
  /** By how much a value must be better, at least 0, for it to count. @default 0 */
  readonly minimumDelta?: number;
}

/** When a training has gone on for long enough. */
export interface EarlyStoppingOptions extends BetterOptions {
  /** How many values in a row may be no better than the best one, an integer of at least 1. */
  readonly patience: number;
}

const EARLY_STOPPING: OptionNames<EarlyStoppingOptions> = {
  patience: "required",
  mode: "optional",
  minimumDelta: "optional",
};

/**
 * Says when to stop: a function of each epoch's loss, or of another number, that is true once `patience` values in
 * a row were no better than the best one. NaN is never better.
 *
 * Follows Prechelt, "Early Stopping - But When?" (1998), and Keras' `EarlyStopping`.
 *
 * @param options how long to wait, and what is better
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind; from the function, when the value is
 * no number
 * @throws {RangeError} when `patience` is not an integer of at least 1, or `minimumDelta` not a finite number of at
 * least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { earlyStopping } from "@adjoint/training";
 *
 * const shouldStop = earlyStopping({ patience: 2 });
 * assert.deepEqual([3, 2, 2.5, 2].map(shouldStop), [false, false, false, true]);
 * ```
 */
export function earlyStopping(options: EarlyStoppingOptions): (value: number) => boolean {
  assertOptions("earlyStopping", options, EARLY_STOPPING);
  const { patience, mode, minimumDelta } = options;
  assertInteger("earlyStopping", "patience", patience, 1);
  const isBetter = betterThanBest("earlyStopping", {
    ...(mode !== undefined && { mode }),
    ...(minimumDelta !== undefined && { minimumDelta }),
  });
  let waited = 0;
  return (value) => {
    assertNumber("earlyStopping", "value", value);
    waited = isBetter(value) ? 0 : waited + 1;
    return waited >= patience;
  };
}

/** Whether a value is better than all before it. */
export function betterThanBest(
  functionName: string,
  { mode = "min", minimumDelta = 0 }: BetterOptions,
): (value: number) => boolean {
  assertOneOf(functionName, "mode", mode, ["min", "max"]);
  assertFinite(functionName, "minimumDelta", minimumDelta, 0);
  const sign = mode === "min" ? 1 : -1;
  let best = Number.POSITIVE_INFINITY;
  return (value) => {
    const isBetter = sign * value < best - minimumDelta;
    if (isBetter) best = sign * value;
    return isBetter;
  };
}
