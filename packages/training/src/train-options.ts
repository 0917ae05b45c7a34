import {
  assertBoolean,
  assertFunction,
  assertInteger,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { assertSamples } from "@adjoint/datasets";
import {
  assertParameters,
  type Loss,
  type LossPass,
  type Parameter,
  type Penalty,
  type Targets,
} from "@adjoint/pass";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { assertMetrics, type Metrics, type NoMetrics } from "./measure.js";
import type { Samples, TrainingProgress } from "./types.js";

/** What `train` needs of an optimizer. */
export interface Steps {
  readonly step: (parameters: readonly Parameter[]) => void;
  readonly learningRate: () => number;
}

/** How a network is trained. */
export interface TrainOptions<
  T extends Targets = Targets,
  P extends LossPass = LossPass,
  M extends Metrics = NoMetrics,
> {
  /** What is to become small. */
  readonly loss: Loss<T, P>;
  /** What moves the parameters. */
  readonly optimizer: Steps;
  /**
   * What is moved, at least one: for a network that is a plain function, or to leave layers as they
   * are. @default the network's own
   */
  readonly parameters?: readonly Parameter[] | undefined;
  /**
   * What the parameters cost besides, as `(parameters) => l2Penalty(parameters, { strength: 1e-4 })`. Its gradient is
   * added to theirs; `loss` leaves it out. @default nothing
   */
  readonly penalty?: Penalty | undefined;
  /** How many times every sample is seen, an integer of at least 1. */
  readonly epochs: number;
  /** Rows per step, an integer of at least 1. @default all of them */
  readonly batchSize?: number | undefined;
  /**
   * Changes the gradients of a step before the optimizer reads them, as
   * `(parameters) => clipGradientNorm(parameters, 1)` of `@adjoint/optimizers`. @default nothing
   */
  readonly clip?: ((parameters: readonly Parameter[]) => unknown) | undefined;
  /**
   * Draws a new order of the rows every epoch, if there is a `batchSize`, and seeds what layers draw
   * from in a step, if one does. @default the order given, and nothing to draw from
   */
  readonly random?: RandomState | undefined;
  /** Samples to evaluate at the end of every epoch. */
  readonly validation?: Samples<NoInfer<T>>;
  /** What else is measured on them, as `{ f1 }`: functions of outputs and targets. @default nothing */
  readonly metrics?: M | undefined;
  /**
   * The `progress` of the last step of a training that was stopped: this one goes on from there. Network,
   * optimizer and `random` must be as they were then, samples and options too. @default from the start
   */
  readonly resume?: TrainingProgress | undefined;
  /**
   * Whether a layer, loss or optimizer that reads a matrix of an earlier step gets an error, at some
   * cost: matrices of `context.allocate` are written over in the next step. @default false
   */
  readonly checked?: boolean;
}

/** Every option of `train`. */
export const TRAIN: OptionNames<TrainOptions<Targets, LossPass, Metrics>> = {
  loss: "required",
  optimizer: "required",
  parameters: "optional",
  penalty: "optional",
  epochs: "required",
  batchSize: "optional",
  clip: "optional",
  random: "optional",
  validation: "optional",
  metrics: "optional",
  resume: "optional",
  checked: "optional",
};

/** Throws unless the options are what they must be. */
export function assertTrainOptions({
  loss,
  optimizer,
  epochs,
  batchSize,
  clip,
  random,
  parameters,
  penalty,
  validation,
  metrics,
  checked,
}: TrainOptions<Targets, LossPass, Metrics>): void {
  assertFunction("train", "loss", loss, "a loss, as softmaxCrossEntropy");
  const { step, learningRate } = optimizer ?? {};
  if (typeof step !== "function" || typeof learningRate !== "function") {
    throw new TypeError(
      `train: optimizer must be an optimizer, as adam(), got ${describeValue(optimizer)}`,
    );
  }
  assertInteger("train", "epochs", epochs, 1);
  if (batchSize !== undefined) assertInteger("train", "batchSize", batchSize, 1);
  if (clip !== undefined) assertFunction("train", "clip", clip, "a function of parameters");
  if (checked !== undefined) assertBoolean("train", "checked", checked);
  if (random !== undefined) assertRandomState("train", "random", random);
  if (parameters !== undefined) assertParameters("train", parameters);
  if (penalty !== undefined) assertFunction("train", "penalty", penalty, "a penalty of parameters");
  if (validation !== undefined) assertSamples("train: validation", "samples", validation);
  if (metrics === undefined) return;
  assertMetrics("train", metrics);
  if (validation === undefined) {
    throw new TypeError(
      "train: metrics are measured on validation samples: give the option validation",
    );
  }
}
