import type { Experiment, Points } from "@adjoint/experiment";
import { argmax, type Matrix, toRows } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { confusionMatrix, evaluate, predict } from "@adjoint/training";

/** Rows that go through the network at a time, so that large spirals fit in memory. */
const ROWS_AT_A_TIME = 4096;

/** How well a network does on some points. */
export interface Score {
  readonly points: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** What a network has learned. */
export interface Outcome {
  readonly training: Score;
  readonly fresh: Score;
  /** Fresh points by true class (rows) and predicted class (columns). */
  readonly confusion: readonly (readonly number[])[];
}

/** Judges the network of an experiment, on the points it has seen and on fresh ones. */
export function outcome({ network, data, fresh, loss }: Experiment): Outcome {
  return {
    training: score(network, data, loss),
    fresh: score(network, fresh, loss),
    confusion: toRows(confusionMatrix(outputsOf(network, fresh.x), fresh.y)),
  };
}

/** The class with the largest output, for every row. */
export function predictedClasses(network: Op, x: Points["x"]): Int32Array {
  return argmax(outputsOf(network, x), { axis: 1 });
}

function outputsOf(network: Op, x: Points["x"]): Matrix {
  return predict(network, x, { batchSize: ROWS_AT_A_TIME });
}

function score(network: Op, { x, targets }: Points, loss: Experiment["loss"]): Score {
  const samples = { x, y: targets };
  const found = evaluate(network, samples, { loss, batchSize: ROWS_AT_A_TIME });
  return { points: x.rows, loss: found.loss, accuracy: found.accuracy ?? Number.NaN };
}
