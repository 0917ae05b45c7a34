import { relu } from "@adjoint/activations";
import { moons } from "@adjoint/datasets";
import { batchNorm, dense, dropout } from "@adjoint/layers";
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  cosineDecay,
  lion,
  nadam,
  type Optimizer,
  radam,
  rmsprop,
  sgd,
} from "@adjoint/optimizers";
import { sequential } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { type TrainingProgress, train } from "@adjoint/training";
import { describe, expect, test } from "vitest";
import { load, save, saveJson } from "../index.js";

const samples = moons({ samples: 55, noise: 0.1, random: randomState(3) });
const EPOCHS = 10;
const STEPS = 60; // the last batch of an epoch is smaller

const learningRate = cosineDecay({ initial: 0.1, steps: STEPS });
const optimizers: readonly [string, () => Optimizer][] = [
  ["adadelta", () => adadelta({ learningRate })],
  ["adagrad", () => adagrad({ learningRate })],
  ["adam", () => adam({ learningRate })],
  ["adam with amsgrad", () => adam({ learningRate, amsgrad: true, weightDecay: 0.01 })],
  ["adamW", () => adamW({ learningRate })],
  ["adamax", () => adamax({ learningRate })],
  ["lion", () => lion({ learningRate })],
  ["nadam", () => nadam({ learningRate })],
  ["radam", () => radam({ learningRate })],
  ["rmsprop", () => rmsprop({ learningRate, centered: true, momentum: 0.5 })],
  ["sgd", () => sgd({ learningRate })],
  ["sgd with momentum", () => sgd({ learningRate, momentum: 0.9, nesterov: true })],
];

/** All that a training is: a network that draws and keeps statistics, an optimizer, and a stream. */
function begin(make: () => Optimizer, seed: number) {
  const random: RandomState = randomState(seed);
  const network = sequential(
    dense(2, 6, { random }),
    batchNorm(6),
    relu,
    dropout({ p: 0.3 }),
    dense(6, 2, { random }),
  );
  return { network, optimizer: make(), random };
}

type Training = ReturnType<typeof begin>;

function steps({ network, optimizer, random }: Training, resume?: TrainingProgress) {
  const options = { loss: softmaxCrossEntropy, optimizer, epochs: EPOCHS, batchSize: 10, random };
  return train(network, samples, { ...options, resume });
}

/** Everything that a training has, after each of its steps, without a stop. */
function neverStopped(make: () => Optimizer): readonly Uint8Array[] {
  const training = begin(make, 0);
  const { network, optimizer, random } = training;
  const found: Uint8Array[] = [];
  for (const { progress: state } of steps(training)) {
    found.push(save(network, { optimizer, random, state }));
  }
  return found;
}

describe.each(optimizers)("%s", (_, make) => {
  test("stopped 50 times and resumed from what was saved, it has the bits of one never stopped", () => {
    const wanted = neverStopped(make);
    expect(wanted.length).toBe(STEPS);
    const draw = randomState(7);
    const stops = new Set(draw.permutation(STEPS - 1).subarray(0, 50));
    let training = begin(make, 0);
    let running = steps(training);
    for (let step = 0; step < STEPS; step++) {
      const { progress } = running.next().value!;
      const { network, optimizer, random } = training;
      const options = { optimizer, random, state: progress };
      expect(Buffer.compare(save(network, options), wanted[step]!), `step ${step}`).toBe(0);
      if (!stops.has(step)) continue;
      // In another process nothing is left but what was saved.
      running.return();
      const saved = step % 2 === 0 ? save(network, options) : saveJson(network, options);
      training = begin(make, 1 + step);
      const loaded = load<TrainingProgress>(training.network, saved, {
        optimizer: training.optimizer,
      });
      training = { ...training, random: loaded.random! };
      running = steps(training, loaded.state);
    }
    expect(running.next().done).toBe(true);
  });
});

test.each([undefined, 10])(
  "a training in order, of batches of %s, is resumed as well",
  (batchSize) => {
    const options = { loss: softmaxCrossEntropy, epochs: 4, batchSize };
    const run = (stop: number) => {
      const network = dense(2, 2, { random: randomState(1) });
      const optimizer = adam();
      let state: TrainingProgress | undefined;
      for (const { step, progress } of train(network, samples, { ...options, optimizer })) {
        state = progress;
        if (step === stop) break;
      }
      const saved = save(network, { optimizer, state });
      const later = dense(2, 2, { random: randomState(9) });
      const again = adam();
      const loaded = load<TrainingProgress>(later, saved, { optimizer: again });
      const resume = loaded.state;
      for (const _ of train(later, samples, { ...options, optimizer: again, resume }));
      return save(later, { optimizer: again });
    };
    expect(run(1)).toEqual(run(99));
    expect(run(3)).toEqual(run(99));
  },
);

test("a progress that is none is refused at the call", () => {
  const { network, optimizer, random } = begin(() => adam(), 0);
  const options = { loss: softmaxCrossEntropy, optimizer, epochs: 2, batchSize: 10 };
  const [first] = train(network, samples, { ...options, random });
  const call = (resume: unknown, given: RandomState | undefined = random) =>
    train(network, samples, { ...options, random: given, resume: resume as TrainingProgress });
  expect(() => call({ epoch: 1 })).toThrow("train: resume: the option step is missing");
  expect(() => call({ ...first!.progress, epoch: 0.5 })).toThrow(
    "train: resume: epoch must be an integer of at least 1, got 0.5",
  );
  expect(() => call({ ...first!.progress, order: [1, 2] })).toThrow(
    "train: resume: order is of 2 rows, and x has 55; samples must be those of then",
  );
  expect(() => call({ ...first!.progress, order: new Array(55).fill(3) })).toThrow(
    "train: resume: order must have every row once",
  );
  const { progress } = first!;
  expect(() => train(network, samples, { ...options, resume: progress })).toThrow(
    "train: resume is of a training in random order: give the random that was saved with it",
  );
});
