import {
  assertBoolean,
  assertInteger,
  assertNumbers,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import { ShapeError } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import type { TrainingProgress } from "./types.js";

const PROGRESS: OptionNames<TrainingProgress> = {
  epoch: "required",
  step: "required",
  batch: "required",
  endOfEpoch: "required",
  order: "required",
};

/** Throws unless a value is the `progress` of a step of so many rows, perhaps from a file. */
export function assertProgress(
  resume: unknown,
  rows: number,
  random: RandomState | undefined,
): void {
  const name = "train: resume";
  assertOptions(name, resume, PROGRESS);
  const { epoch, step, batch, endOfEpoch, order } = resume as TrainingProgress;
  assertInteger(name, "epoch", epoch, 1);
  assertInteger(name, "step", step, 1);
  assertInteger(name, "batch", batch, 1);
  assertBoolean(name, "endOfEpoch", endOfEpoch);
  if (order === null) return;
  assertNumbers(name, "order", order);
  if (order.length !== rows) {
    throw new ShapeError(
      `${name}: order is of ${order.length} rows, and x has ${rows}; samples must be those of then`,
    );
  }
  const seen = new Set<number>();
  for (let i = 0; i < rows; i++) {
    assertInteger(name, `order[${i}]`, order[i], 0, rows - 1);
    seen.add(order[i]!);
  }
  if (seen.size < rows) throw new RangeError(`${name}: order must have every row once`);
  if (random === undefined) {
    throw new TypeError(
      `${name} is of a training in random order: give the random that was saved with it`,
    );
  }
}
