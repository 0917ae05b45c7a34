import { type Dataset, spiral } from "@adjoint/datasets";
import { ACTIVATIONS, INITIALIZERS, OPTIMIZERS } from "@adjoint/family";
import { dense } from "@adjoint/layers";
import { inverseTimeDecay, type Optimizer } from "@adjoint/optimizers";
import { type Layer, type Op, sequential, type Targets } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import { member } from "./choices.js";
import { type Objective, objectiveOf } from "./objective.js";
import type { Options } from "./options.js";

/** Points with what the loss compares the network's outputs with. */
export interface Points extends Dataset {
  readonly targets: Targets;
}

/** What is needed to train, and to judge what was learned. */
export interface Experiment {
  readonly random: RandomState;
  readonly data: Points;
  /** Points of the same spiral, drawn with another seed. */
  readonly fresh: Points;
  readonly freshSeed: number;
  readonly network: Layer;
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
  readonly parameterCount: number;
  readonly loss: Objective["loss"];
  readonly optimizer: Optimizer;
}

/** Builds all that the options describe. Data and weights draw from one random, as in the book. */
export function experiment(options: Options): Experiment {
  const { points, classes, noise, dtype, hidden, seed } = options;
  const random = randomState(seed);
  const { loss, output, targets } = objectiveOf(options.loss);
  const drawn = (from: RandomState): Points => {
    const data = spiral({ points, classes, noise, dtype, random: from });
    return { ...data, targets: targets(data.y, data.x, classes) };
  };
  const data = drawn(random);
  const freshSeed = (seed + 1) % 2 ** 32;
  const fresh = drawn(randomState(freshSeed));

  const sizes = [data.x.columns, ...hidden, classes];
  const activation = member(ACTIVATIONS, options.activation);
  const { initializer: weights } = member(INITIALIZERS, options.initializer);
  const layers: Op[] = [];
  for (let i = 1; i < sizes.length; i++) {
    const [columns, units] = [sizes[i - 1]!, sizes[i]!];
    if (i > 1) layers.push(activation.make({ columns, dtype, random }));
    layers.push(dense(columns, units, { random, weights, dtype }));
  }
  if (output) layers.push(output({ columns: classes, dtype, random }));
  const network = sequential(...layers);
  const parameterCount = network.parameters.reduce((sum, p) => sum + p.value.data.length, 0);
  const optimizer = optimizerOf(options);
  return { random, data, fresh, freshSeed, network, sizes, parameterCount, loss, optimizer };
}

function optimizerOf(options: Options): Optimizer {
  const { learningRate: initial, decay, momentum } = options;
  const given = {
    learningRate: inverseTimeDecay({ initial, decay }),
    ...(momentum !== undefined && { momentum }),
    // The book's.
    ...(options.optimizer === "adam" && { epsilon: 1e-7 }),
  };
  return member(OPTIMIZERS, options.optimizer).make(given);
}
