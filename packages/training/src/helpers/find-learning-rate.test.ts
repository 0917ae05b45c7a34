import { tanh } from "@adjoint/activations";
import { moons } from "@adjoint/datasets";
import { batchNorm, dense } from "@adjoint/layers";
import { meanSquaredError } from "@adjoint/losses";
import { full, zeros } from "@adjoint/matrix";
import { adam, sgd } from "@adjoint/optimizers";
import { buffersOf, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import { findLearningRate, fit } from "../index.js";

/** One weight w, whose loss is w²: with a rate r it becomes w (1 - 2 r). */
function parabola() {
  const network = dense(1, 1, { random: randomState(0), biases: false });
  network.parameters[0].value.data[0] = 1;
  const samples = { x: full(1, 1, 1), y: zeros(1, 1) };
  const options = {
    loss: meanSquaredError,
    optimizer: (learningRate: (step: number) => number) => sgd({ learningRate }),
  };
  return { network, samples, options };
}

describe("on a parabola", () => {
  test("rates grow by one factor, and losses are those of the formula", () => {
    const { network, samples, options } = parabola();
    const given = { ...options, from: 1e-3, to: 1, steps: 31 };
    const { tried } = findLearningRate(network, samples, given);
    let w = 1;
    tried.forEach(({ learningRate, loss }, i) => {
      expect(Math.abs(learningRate / 10 ** (-3 + i / 10) - 1)).toBeLessThan(1e-14);
      expect(Math.abs(loss - w * w)).toBeLessThan(1e-14);
      w *= 1 - 2 * learningRate;
    });
    expect(tried).toHaveLength(31);
  });

  test("losses are smoothed by the mean over the steps around them", () => {
    const { network, samples, options } = parabola();
    const given = { ...options, from: 1e-3, to: 1, steps: 40 };
    const { tried } = findLearningRate(network, samples, given);
    tried.forEach(({ smoothed }, i) => {
      const around = tried.filter((_, j) => Math.abs(i - j) <= 2).map(({ loss }) => loss);
      const mean = around.reduce((sum, loss) => sum + loss) / around.length;
      expect(Math.abs(smoothed - mean)).toBeLessThan(1e-15);
    });
  });

  test("it ends where the loss runs away, and the suggestion lies in the fall before", () => {
    const { network, samples, options } = parabola();
    const given = { ...options, from: 1e-3, to: 1e6, steps: 60 };
    const { tried, suggestion, lowest } = findLearningRate(network, samples, given);
    expect(tried.length).toBeLessThan(60);
    // From a rate of 1 on, each step makes w larger.
    expect(tried.at(-1)!.learningRate).toBeGreaterThan(1);
    const { loss } = tried.find(({ learningRate }) => learningRate === suggestion)!;
    expect([loss < 0.95, loss > 0.05]).toEqual([true, true]);
    expect(lowest).toBeGreaterThan(suggestion);
    const smoothed = tried.map((each) => each.smoothed);
    const least = tried.find(({ learningRate }) => learningRate === lowest)!;
    expect(least.smoothed).toBe(Math.min(...smoothed));
  });

  test("a gradient that is not finite ends it, too", () => {
    const { network, samples, options } = parabola();
    const { tried } = findLearningRate(network, samples, {
      ...options,
      from: 1,
      to: 1e300,
      steps: 3,
    });
    expect(tried.length).toBeGreaterThanOrEqual(2);
    expect(network.parameters[0].value.data[0]).toBe(1);
  });
});

test("weights and running statistics are as before, after an error as well", () => {
  const random = randomState(0);
  const samples = moons({ samples: 60, noise: 0.1, random });
  const network = sequential(dense(2, 8, { random }), batchNorm(8), tanh, dense(8, 2, { random }));
  const bits = () =>
    [...network.parameters, ...buffersOf(network)].map(({ value }) => [...value.data]);
  const before = bits();
  const options = { loss: softmaxCrossEntropy, batchSize: 20, random };
  findLearningRate(network, samples, {
    ...options,
    optimizer: (learningRate) => adam({ learningRate }),
  });
  expect(bits()).toEqual(before);
  let steps = 0;
  const clip = () => {
    steps += 1;
    if (steps === 3) throw new Error("enough");
  };
  const optimizer = (learningRate: (step: number) => number) => adam({ learningRate });
  expect(() => findLearningRate(network, samples, { ...options, optimizer, clip })).toThrow(
    "enough",
  );
  expect(bits()).toEqual(before);
});

test("the suggestion is a rate to train with", () => {
  const random = randomState(1);
  const samples = moons({ samples: 200, noise: 0.1, random });
  const network = sequential(dense(2, 16, { random }), tanh, dense(16, 2, { random }));
  const goal = { loss: softmaxCrossEntropy, batchSize: 32, random };
  const { suggestion } = findLearningRate(network, samples, {
    ...goal,
    optimizer: (learningRate) => adam({ learningRate }),
  });
  const optimizer = adam({ learningRate: suggestion });
  const { history } = fit(network, samples, { ...goal, optimizer, epochs: 100 });
  expect(history.at(-1)!.accuracy).toBeGreaterThan(0.95);
});

test.each([
  [{ to: 1e-8 }, "to must be above from, got 1e-8 and 1e-7"],
  [{ from: 0 }, "from must be"],
  [{ steps: 1 }, "steps must be an integer of at least 2, got 1"],
])("%o is refused", (wrong, message) => {
  const { network, samples, options } = parabola();
  expect(() => findLearningRate(network, samples, { ...options, ...wrong })).toThrow(message);
});

test("a loss that is not finite from the start is refused", () => {
  const { network, samples, options } = parabola();
  network.parameters[0].value.data[0] = 1e200;
  expect(() => findLearningRate(network, samples, options)).toThrow(
    "findLearningRate: the loss must be finite for two steps at least, got 0",
  );
});
