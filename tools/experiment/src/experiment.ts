import type { Dataset } from "@adjoint/datasets";
import type { Matrix } from "@adjoint/matrix";
import type { Optimizer } from "@adjoint/optimizers";
import type { Layer, Penalty, Targets } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import { FIGURES } from "./data.js";
import { denseNetwork, parameterCountOf, type Stage } from "./networks.js";
import { type Objective, objectiveOf } from "./objective.js";
import { optimizerOf } from "./optimizer.js";
import type { Settings } from "./settings.js";

/** Samples, and what the loss compares the network's outputs with. */
export interface Compared {
  readonly x: Matrix;
  readonly targets: Targets;
}

/** What is trained on what, and how. */
export interface Training {
  /** What data, weights and orders of batches are drawn from. */
  readonly random: RandomState;
  readonly data: Compared;
  /** Samples that the network does not see in training. */
  readonly fresh: Compared;
  readonly network: Layer;
  /** Its layers, in words. */
  readonly form: string;
  readonly parameterCount: number;
  readonly loss: Objective["loss"];
  readonly optimizer: Optimizer;
}

/** Points with what the loss compares the network's outputs with. */
export interface Points extends Dataset {
  readonly targets: Targets;
}

/** Points that come from elsewhere than from a figure: to train with, and to judge by. */
export interface GivenPoints {
  readonly data: Dataset;
  readonly fresh: Dataset;
}

/** All that is needed to train, and to judge what was learned. */
export interface Experiment extends Training {
  /** What large weights cost; undefined where they cost nothing. */
  readonly penalty: Penalty | undefined;
  readonly data: Points;
  /** Points to judge by: of the same figure, drawn with another seed, where they are not given. */
  readonly fresh: Points;
  readonly freshSeed: number;
  /** The layers of the network, one by one. */
  readonly stages: readonly Stage[];
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
  /** The kind of predictions that the loss takes. */
  readonly predictions: Objective["predictions"];
}

/**
 * Builds all that the settings describe. Data and weights draw from one random, as in the book.
 *
 * @param settings what is built
 * @param give gives the points, where they are of no figure
 */
export function experiment(
  settings: Settings,
  give?: (random: RandomState) => GivenPoints,
): Experiment {
  const random = randomState(settings.seed);
  const { loss, predictions, output, targets } = objectiveOf(settings.loss);
  const withTargets = (data: Dataset): Points => ({
    ...data,
    targets: targets(data.y, data.x, data.classes),
  });
  const freshSeed = nextSeed(settings.seed);
  const given = give?.(random) ?? drawnPoints(settings, random, freshSeed);
  const [data, fresh] = [withTargets(given.data), withTargets(given.fresh)];
  const ends = { inputs: data.x.columns, outputs: data.classes, output };
  const made = denseNetwork(settings, ends, random);
  const parameterCount = parameterCountOf(made.network);
  const optimizer = optimizerOf(settings);
  return { random, data, fresh, freshSeed, ...made, parameterCount, loss, predictions, optimizer };
}

/** Points of a figure; those to judge by are drawn with another seed. */
function drawnPoints(
  { data, points, classes, noise, dtype, testShare = 0.5 }: Settings,
  random: RandomState,
  freshSeed: number,
): GivenPoints {
  const { draw } = FIGURES[data]!;
  const options = { classes, noise, dtype };
  const tests = testsOf(points, testShare);
  return {
    data: draw({ ...options, points, random }),
    fresh: draw({ ...options, points: tests, random: randomState(freshSeed) }),
  };
}

/** So many points are to judge by, beside those to train with. Half of all are as many as those. */
export function testsOf(points: number, testShare: number): number {
  return Math.max(1, Math.round((points * testShare) / (1 - testShare)));
}

/** The seed of fresh data; the last one's next is 0. */
export function nextSeed(seed: number): number {
  return (seed + 1) % 2 ** 32;
}
