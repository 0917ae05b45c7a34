import { assertBoolean, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { type RandomState, type RandomStateSnapshot, restoreRandomState } from "@adjoint/random";
import type { TrainingProgress } from "./types.js";

const PROGRESS: OptionNames<TrainingProgress> = {
  epoch: "required",
  step: "required",
  batch: "required",
  endOfEpoch: "required",
  order: "required",
};

/** Throws unless a value is the `progress` of a step, perhaps from a file. */
export function assertProgress(resume: unknown, random: RandomState | undefined): void {
  assertOptions("train: resume", resume, PROGRESS);
  const { epoch, step, batch, endOfEpoch, order } = resume as TrainingProgress;
  assertInteger("train: resume", "epoch", epoch, 1);
  assertInteger("train: resume", "step", step, 1);
  assertInteger("train: resume", "batch", batch, 1);
  assertBoolean("train: resume", "endOfEpoch", endOfEpoch);
  if (order === null) return;
  restoreRandomState(order);
  if (random === undefined) {
    throw new TypeError(
      "train: resume is of a training in random order: give the random that was saved with it",
    );
  }
}

/** What the order of an epoch's batches is drawn from: the caller's stream, or the copy of an earlier one. */
export interface EpochOrder {
  readonly random: RandomState | undefined;
  /** Where the stream was before the draw; null if nothing is drawn. */
  readonly before: RandomStateSnapshot | null;
}

/** The order of a new epoch. */
export function nextOrder(random: RandomState | undefined): EpochOrder {
  return { random, before: random === undefined ? null : random.state() };
}

/** The order of an epoch that has begun: the draw of then, again, from a stream of its own. */
export function sameOrder(before: RandomStateSnapshot | null): EpochOrder {
  return { random: before === null ? undefined : restoreRandomState(before), before };
}
