import {
  assertFinite,
  assertFunction,
  assertInteger,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { assertSamples } from "@adjoint/datasets";
import { exp, log } from "@adjoint/math";
import {
  assertOp,
  buffersOf,
  type Op,
  type Parameter,
  parametersOf,
  type Targets,
} from "@adjoint/pass";
import { train } from "../train.js";
import type { Steps, TrainOptions } from "../train-options.js";
import type { Samples } from "../types.js";

/** Which learning rates are tried, and how. */
export interface FindLearningRateOptions<T extends Targets = Targets>
  extends Pick<
    TrainOptions<T>,
    "loss" | "batchSize" | "random" | "parameters" | "penalty" | "clip"
  > {
  /** Makes a new optimizer of the rate of each step: `(learningRate) => adam({ learningRate })`. */
  readonly optimizer: (learningRate: (step: number) => number) => Steps;
  /** The rate of the first step, above 0. @default 1e-7 */
  readonly from?: number;
  /** The rate of the last step, above the first. @default 10 */
  readonly to?: number;
  /** How many steps are taken, an integer of at least 2. @default 100 */
  readonly steps?: number;
}

const FIND: OptionNames<FindLearningRateOptions> = {
  loss: "required",
  optimizer: "required",
  batchSize: "optional",
  random: "optional",
  parameters: "optional",
  penalty: "optional",
  clip: "optional",
  from: "optional",
  to: "optional",
  steps: "optional",
};

/** What came of the rates that were tried. */
export interface LearningRates {
  /** The rate at which the smoothed loss falls fastest: a good one to start with. */
  readonly suggestion: number;
  /** The rate at which the smoothed loss is least; a tenth of it is a good one to start with, too. */
  readonly lowest: number;
  /** Each step, to be drawn: its rate, the loss of its batch, and the mean loss of the steps around it. */
  readonly tried: readonly {
    readonly learningRate: number;
    readonly loss: number;
    readonly smoothed: number;
  }[];
}

/** A step is smoothed with so many of all steps on either side. */
const REACH = 1 / 20;

/** How much of the average that watches the loss stays from step to step. */
const MEMORY = 0.9;

/** The loss has run away once it is so many times as far above its least value as that is from 0, or from the start. */
const RUN_AWAY = 3;

/**
 * Finds a learning rate: takes steps with rates that grow by the same factor each, until the loss runs away. The network
 * is given its weights back.
 *
 * Shapes: x [rows, features]; y one target per row.
 * Numerics: rates are `from * (to / from)^(step / (steps - 1))`. A loss is smoothed by the mean over the steps around
 * it, a twentieth of all on either side. It has run away at about four times its least value, or where a
 * gradient is not finite.
 * Follows Smith, "Cyclical Learning Rates for Training Neural Networks" (2017), and fastai's `lr_find`, which smooths
 * over the steps before alone: there a fall shows at larger rates.
 *
 * @param network a layer; its parameters and buffers are as before at the end
 * @param samples x and y
 * @param options the loss, the optimizer, and the rates; batches are cut as by `train`, and `random` is drawn from
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a rate is not above 0, `to` is not above `from`, or `steps` is not an integer of at least 2
 * @throws {RangeError} when the loss is not finite before there are two steps to compare
 * @throws what `train` throws
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tanh } from "@adjoint/activations";
 * import { moons } from "@adjoint/datasets";
 * import { dense } from "@adjoint/layers";
 * import { adam } from "@adjoint/optimizers";
 * import { sequential } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 * import { softmaxCrossEntropy as loss } from "@adjoint/softmax-loss";
 * import { findLearningRate, fit } from "@adjoint/training";
 *
 * const random = randomState(0);
 * const data = moons({ samples: 200, noise: 0.1, random });
 * const network = sequential(dense(2, 16, { random }), tanh, dense(16, 2, { random }));
 * const { suggestion } = findLearningRate(network, data, {
 *   loss,
 *   optimizer: (learningRate) => adam({ learningRate }),
 * });
 * assert.ok(suggestion > 1e-4 && suggestion < 1);
 * const optimizer = adam({ learningRate: suggestion });
 * const { history } = fit(network, data, { loss, optimizer, epochs: 300 });
 * assert.ok(history[299]!.accuracy! > 0.95);
 * ```
 */
export function findLearningRate<T extends Targets>(
  network: Op,
  samples: Samples<NoInfer<T>>,
  options: FindLearningRateOptions<T>,
): LearningRates;
export function findLearningRate(
  network: Op,
  samples: Samples,
  options: FindLearningRateOptions,
): LearningRates {
  const name = "findLearningRate";
  assertOp(name, "network", network);
  assertSamples(name, "samples", samples);
  assertOptions(name, options, FIND);
  const { optimizer: make, from = 1e-7, to = 10, steps = 100, ...rest } = options;
  assertFunction(
    name,
    "optimizer",
    make,
    "a function that makes one, as (learningRate) => adam({ learningRate })",
  );
  assertFinite(name, "from", from, Number.MIN_VALUE);
  assertFinite(name, "to", to);
  if (to <= from) throw new RangeError(`${name}: to must be above from, got ${to} and ${from}`);
  assertInteger(name, "steps", steps, 2);
  const growth = log(to) - log(from);
  const rateOf = (step: number) => from * exp((growth * step) / (steps - 1));
  const { optimizer, hasRunAway } = guard(make(rateOf));
  const { batchSize = samples.x.rows } = options;
  const perEpoch = Math.ceil(samples.x.rows / batchSize);
  const epochs = Math.ceil(steps / Math.max(1, perEpoch));
  const restore = copyOf(network, options.parameters);
  const tried: { readonly learningRate: number; readonly loss: number }[] = [];
  const watch = watchLoss();
  try {
    for (const { step, loss } of train(network, samples, { ...rest, optimizer, epochs })) {
      if (!Number.isFinite(loss)) break;
      tried.push({ learningRate: rateOf(step - 1), loss });
      if (step === steps || watch(loss) || hasRunAway()) break;
    }
  } finally {
    restore();
  }
  if (tried.length < 2) {
    throw new RangeError(
      `${name}: the loss must be finite for two steps at least, got ${tried.length}: try a smaller from`,
    );
  }
  return choose(tried, Math.max(1, Math.round(steps * REACH)));
}

/** Says of each loss whether it has run away by now. */
function watchLoss(): (loss: number) => boolean {
  let first: number | undefined;
  let average = 0;
  let least = Number.POSITIVE_INFINITY;
  return (loss) => {
    average = first === undefined ? loss : MEMORY * average + (1 - MEMORY) * loss;
    first ??= loss;
    least = Math.min(least, average);
    return average > least + RUN_AWAY * Math.max(Math.abs(least), first - least);
  };
}

/** An optimizer that leaves the parameters alone where a gradient is not finite, and says so. */
function guard(optimizer: Steps) {
  const { step, learningRate } = optimizer ?? {};
  if (typeof step !== "function" || typeof learningRate !== "function") {
    throw new TypeError(
      `findLearningRate: what optimizer gives must be one, as adam(), got ${describeValue(optimizer)}`,
    );
  }
  let ranAway = false;
  const guarded: Steps = {
    step: (parameters) => {
      ranAway ||= parameters.some(({ gradient }) => !gradient.data.every(Number.isFinite));
      if (!ranAway) optimizer.step(parameters);
    },
    learningRate: () => optimizer.learningRate(),
  };
  return { optimizer: guarded, hasRunAway: () => ranAway };
}

/** Copies parameters and buffers, and gives a function that puts them back. */
function copyOf(network: Op, parameters: readonly Parameter[] = []): () => void {
  const all = [...parametersOf(network), ...parameters, ...buffersOf(network)];
  const copies = all.map(({ value }) => ({ data: value.data, copy: value.data.slice() }));
  return () => {
    for (const { data, copy } of copies) data.set(copy);
  };
}

/** Smooths the losses, and finds where they are least, and where they fall fastest before. */
function choose(
  steps: readonly { readonly learningRate: number; readonly loss: number }[],
  reach: number,
): LearningRates {
  const last = steps.length - 1;
  const tried = steps.map((step, i) => {
    const around = steps.slice(Math.max(0, i - reach), i + reach + 1);
    const smoothed = around.reduce((sum, { loss }) => sum + loss, 0) / around.length;
    return { ...step, smoothed };
  });
  let lowest = 0;
  tried.forEach(({ smoothed }, i) => {
    if (smoothed < tried[lowest]!.smoothed) lowest = i;
  });
  // Rates are at even distances in logarithms: where the loss falls most, it falls fastest.
  let [steepest, fall] = [0, 0];
  for (let i = 0; i <= lowest; i++) {
    const [before, after] = [Math.max(0, i - reach), Math.min(last, i + reach)];
    const change = tried[before]!.smoothed - tried[after]!.smoothed;
    if (change > fall) [steepest, fall] = [i, change];
  }
  return {
    suggestion: tried[steepest]!.learningRate,
    lowest: tried[lowest]!.learningRate,
    tried,
  };
}
