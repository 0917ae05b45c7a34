import { relu } from "@adjoint/activations";
import { type Dataset, spiral } from "@adjoint/datasets";
import { dense, normal } from "@adjoint/layers";
import { adam, inverseTimeDecay, type Optimizer, sgd } from "@adjoint/optimizers";
import { type Layer, type Op, sequential } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import type { Options } from "./options.js";

/** What is needed to train, and to judge what was learned. */
export interface Experiment {
  readonly random: RandomState;
  readonly data: Dataset;
  /** Points of the same spiral, drawn with another seed. */
  readonly fresh: Dataset;
  readonly freshSeed: number;
  readonly network: Layer;
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
  readonly parameterCount: number;
  readonly optimizer: Optimizer;
}

/** Builds all that the options describe. Data and weights draw from one random, as in the book. */
export function experiment(options: Options): Experiment {
  const { points, classes, noise, dtype, hidden, seed } = options;
  const random = randomState(seed);
  const data = spiral({ points, classes, noise, dtype, random });
  const freshSeed = (seed + 1) % 2 ** 32;
  const fresh = spiral({ points, classes, noise, dtype, random: randomState(freshSeed) });

  const sizes = [data.x.columns, ...hidden, classes];
  const layers: Op[] = [];
  for (let i = 1; i < sizes.length; i++) {
    if (i > 1) layers.push(relu);
    layers.push(dense(sizes[i - 1]!, sizes[i]!, { random, weights: normal(0.1), dtype }));
  }
  const network = sequential(...layers);
  const parameterCount = network.parameters.reduce((sum, p) => sum + p.value.data.length, 0);
  return {
    random,
    data,
    fresh,
    freshSeed,
    network,
    sizes,
    parameterCount,
    optimizer: optimizerOf(options),
  };
}

function optimizerOf({ optimizer, learningRate: initial, decay, momentum }: Options): Optimizer {
  const learningRate = inverseTimeDecay({ initial, decay });
  // The book's epsilon.
  if (optimizer === "adam") return adam({ learningRate, epsilon: 1e-7 });
  return sgd({ learningRate, momentum });
}
