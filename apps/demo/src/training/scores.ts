import type { Compared, Training } from "@adjoint/experiment";
import { argmax, type Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { evaluate, predict } from "@adjoint/training";

/** Rows that go through the network at a time, so that large spirals fit in memory. */
const ROWS_AT_A_TIME = 4096;

/** How well a network does on some samples. */
export interface Score {
  readonly points: number;
  readonly loss: number;
  /** The share of rows that are right, or how much of the spread is explained. */
  readonly measure: { readonly accuracy: number } | { readonly r2: number };
  /** What the samples are, in words. */
  readonly words: string;
}

/** Loss of the samples, and accuracy where the loss has one. */
export function scoreOf({ network, loss }: Training, { x, targets }: Compared) {
  const found = evaluate(network, { x, y: targets }, { loss, batchSize: ROWS_AT_A_TIME });
  return { points: x.rows, loss: found.loss, accuracy: found.accuracy ?? Number.NaN };
}

/** The class with the largest output, for every row. */
export function predictedClasses(network: Op, x: Matrix): Int32Array {
  return argmax(outputsOf(network, x), { axis: 1 });
}

/** A network's outputs. */
export function outputsOf(network: Op, x: Matrix): Matrix {
  return predict(network, x, { batchSize: ROWS_AT_A_TIME });
}
