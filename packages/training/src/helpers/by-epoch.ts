import { assertFunction } from "@adjoint/checks";
import { combineLosses } from "@adjoint/pass";
import type { Evaluation, TrainingStep } from "../types.js";

/** What there is to know after an epoch: the loss of all its rows, each before the update of its step. */
export interface EpochSummary extends Evaluation {
  /** The epoch, from 1. */
  readonly epoch: number;
  /** Steps taken so far, in all epochs. */
  readonly step: number;
  /** The learning rate of its last step. */
  readonly learningRate: number;
  /** The network after it, on the validation samples. */
  readonly validation?: Evaluation;
}

/**
 * The steps of a training put together epoch by epoch. Leaving the loop leaves the training.
 *
 * @param steps what `train` gives, or any other steps in order
 * @throws {TypeError} when they are none
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { moons } from "@adjoint/datasets";
 * import { dense } from "@adjoint/layers";
 * import { adam } from "@adjoint/optimizers";
 * import { randomState } from "@adjoint/random";
 * import { softmaxCrossEntropy as loss } from "@adjoint/softmax-loss";
 * import { byEpoch, train } from "@adjoint/training";
 *
 * const random = randomState(0);
 * const network = dense(2, 2, { random });
 * const options = { loss, optimizer: adam(), epochs: 3, batchSize: 16, random };
 * const history = [...byEpoch(train(network, moons({ random }), options))];
 * assert.deepEqual(history.map(({ epoch, step }) => [epoch, step]), [[1, 7], [2, 14], [3, 21]]);
 * ```
 */
export function byEpoch(steps: Iterable<TrainingStep>): Generator<EpochSummary, void, undefined> {
  const given = steps as Partial<Iterable<TrainingStep>> | null | undefined;
  assertFunction("byEpoch", "an iterator of steps", given?.[Symbol.iterator]);
  return summaries(steps);
}

function* summaries(steps: Iterable<TrainingStep>): Generator<EpochSummary, void, undefined> {
  let parts: TrainingStep[] = [];
  for (const step of steps) {
    parts.push(step);
    if (!step.endOfEpoch) continue;
    const { epoch, learningRate, validation } = step;
    yield {
      ...combineLosses(parts),
      epoch,
      step: step.step,
      learningRate,
      ...(validation !== undefined && { validation }),
    };
    parts = [];
  }
}
