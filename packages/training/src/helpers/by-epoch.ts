import { assertFunction } from "@adjoint/checks";
import { combineLosses } from "@adjoint/pass";
import type { Measured, Metrics } from "../measure.js";
import type { Evaluation, TrainingStep } from "../types.js";

/** What there is to know after an epoch: the loss of all its rows, each before the update of its step. */
export interface EpochSummary<M extends Metrics = Metrics> extends Evaluation {
  /** The epoch, from 1. */
  readonly epoch: number;
  /** Steps taken so far, in all epochs. */
  readonly step: number;
  /** The learning rate of its last step. */
  readonly learningRate: number;
  /** The share of the training that is done, in (0, 1]. */
  readonly done: number;
  /** The network after it, on the validation samples. */
  readonly validation?: Evaluation & Measured<M>;
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
export function byEpoch<M extends Metrics>(
  steps: Iterable<TrainingStep<M>>,
): Generator<EpochSummary<M>, void, undefined> {
  const given = steps as Partial<Iterable<TrainingStep<M>>> | null | undefined;
  assertFunction("byEpoch", "an iterator of steps", given?.[Symbol.iterator]);
  return summaries(steps);
}

function* summaries<M extends Metrics>(
  steps: Iterable<TrainingStep<M>>,
): Generator<EpochSummary<M>, void, undefined> {
  let parts: TrainingStep<M>[] = [];
  for (const step of steps) {
    parts.push(step);
    if (!step.endOfEpoch) continue;
    const { epoch, learningRate, done, validation } = step;
    yield {
      ...combineLosses(parts),
      epoch,
      step: step.step,
      learningRate,
      done,
      ...(validation !== undefined && { validation }),
    };
    parts = [];
  }
}
