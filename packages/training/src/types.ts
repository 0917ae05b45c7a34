import type { Matrix } from "@adjoint/matrix";
import type { LossPass, LossSummary, Targets } from "@adjoint/pass";
import type { Measured, Metrics } from "./measure.js";

/** Samples and what a loss compares the network's outputs with. */
export interface Samples<T extends Targets = Targets> {
  readonly x: Matrix;
  readonly y: T;
}

/**
 * How well a network does on some samples: `loss` and `accuracy`, and what `combineLosses` of
 * `@adjoint/pass` needs to put them together with those of others.
 */
export type Evaluation = LossSummary;

/** That there is an accuracy, where the passes of the loss always have one. */
export type KnownAccuracy<P extends LossPass> = P extends { readonly accuracy: number }
  ? { readonly accuracy: number }
  : unknown;

/** What there is to know after one step of training. */
export interface TrainingStep<M extends Metrics = Metrics> extends Evaluation {
  /** The epoch of this step, from 1. */
  readonly epoch: number;
  /** Steps taken so far, this one included. */
  readonly step: number;
  /** What the penalty was before the update, if there is one: it is no part of `loss`. */
  readonly penalty?: number;
  /** The learning rate of this step. */
  readonly learningRate: number;
  /** Whether every sample has been seen in this epoch. */
  readonly endOfEpoch: boolean;
  /** The share of the training that is done, in (0, 1]: for a bar, or for the time left. */
  readonly done: number;
  /** How far the training is, for a checkpoint: `train` goes on from it by the option `resume`. */
  readonly progress: TrainingProgress;
  /** On the last step of an epoch: the network after it, on the validation samples. */
  readonly validation?: Evaluation & Measured<M>;
}

/** How far a training is, as plain data: `JSON.stringify` keeps it whole. */
export interface TrainingProgress {
  /** The epoch of the last step, from 1. */
  readonly epoch: number;
  /** Steps taken so far. */
  readonly step: number;
  /** How many batches of the epoch have been seen. */
  readonly batch: number;
  /** Whether those were all. */
  readonly endOfEpoch: boolean;
  /** The order of the rows in this epoch; null if it was not drawn. */
  readonly order: readonly number[] | null;
}
