import type { Dataset } from "@adjoint/datasets";
import { ACTIVATIONS, INITIALIZERS, OPTIMIZERS } from "@adjoint/family";
import { type DenseLayer, dense } from "@adjoint/layers";
import { inverseTimeDecay, type Optimizer } from "@adjoint/optimizers";
import { type Layer, type Op, sequential, type Targets } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import { member } from "./choices.js";
import { FIGURES } from "./data.js";
import { type Objective, objectiveOf } from "./objective.js";
import type { Settings } from "./settings.js";

/** Points with what the loss compares the network's outputs with. */
export interface Points extends Dataset {
  readonly targets: Targets;
}

/** Points that come from elsewhere than from a figure: to train with, and to judge by. */
export interface GivenPoints {
  readonly data: Dataset;
  readonly fresh: Dataset;
}

/** A dense layer and what follows it. */
export interface Stage {
  readonly dense: DenseLayer;
  /** The activation; of the last layer what its loss needs, which may be nothing. */
  readonly after: Op | undefined;
}

/** All that is needed to train, and to judge what was learned. */
export interface Experiment {
  readonly random: RandomState;
  readonly data: Points;
  /** Points to judge by: of the same figure, drawn with another seed, where they are not given. */
  readonly fresh: Points;
  readonly freshSeed: number;
  readonly network: Layer;
  /** The layers of the network, one by one. */
  readonly stages: readonly Stage[];
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
  readonly parameterCount: number;
  readonly loss: Objective["loss"];
  /** The kind of predictions that the loss takes. */
  readonly predictions: Objective["predictions"];
  readonly optimizer: Optimizer;
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
  const { dtype, hidden, seed } = settings;
  const random = randomState(seed);
  const { loss, predictions, output, targets } = objectiveOf(settings.loss);
  const withTargets = (data: Dataset): Points => ({
    ...data,
    targets: targets(data.y, data.x, data.classes),
  });
  const freshSeed = (seed + 1) % 2 ** 32;
  const given = give?.(random) ?? drawnPoints(settings, random, freshSeed);
  const [data, fresh] = [withTargets(given.data), withTargets(given.fresh)];

  const sizes = [data.x.columns, ...hidden, data.classes];
  const activation = member(ACTIVATIONS, settings.activation);
  const { initializer: weights } = member(INITIALIZERS, settings.initializer);
  const stages = sizes.slice(1).map((columns, i): Stage => {
    const layer = dense(sizes[i]!, columns, { random, weights, dtype });
    const make = i === hidden.length ? output : activation.make;
    return { dense: layer, after: make?.({ columns, dtype, random }) };
  });
  const network = sequential(...stages.flatMap((s) => (s.after ? [s.dense, s.after] : [s.dense])));
  const parameterCount = network.parameters.reduce((sum, p) => sum + p.value.data.length, 0);
  const optimizer = optimizerOf(settings);
  return {
    random,
    data,
    fresh,
    freshSeed,
    network,
    stages,
    sizes,
    parameterCount,
    loss,
    predictions,
    optimizer,
  };
}

/** Points of a figure; those to judge by are drawn with another seed. */
function drawnPoints(
  { data, points, classes, noise, dtype, testShare = 0.5 }: Settings,
  random: RandomState,
  freshSeed: number,
): GivenPoints {
  const { draw } = FIGURES[data]!;
  const options = { classes, noise, dtype };
  // Half of all points: as many as there are to train with.
  const tests = Math.max(1, Math.round((points * testShare) / (1 - testShare)));
  return {
    data: draw({ ...options, points, random }),
    fresh: draw({ ...options, points: tests, random: randomState(freshSeed) }),
  };
}

function optimizerOf(settings: Settings): Optimizer {
  const { learningRate: initial, decay, momentum } = settings;
  const given = {
    learningRate: inverseTimeDecay({ initial, decay }),
    ...(momentum !== undefined && { momentum }),
    // A loss that runs away is shown as such.
    onNonFinite: "skip" as const,
    // The book's.
    ...(settings.optimizer === "adam" && { epsilon: 1e-7 }),
  };
  return member(OPTIMIZERS, settings.optimizer).make(given);
}
