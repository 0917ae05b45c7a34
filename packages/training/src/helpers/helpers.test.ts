import { relu } from "@adjoint/activations";
import { moons, split } from "@adjoint/datasets";
import { batchNorm, dense } from "@adjoint/layers";
import { adam, sgd } from "@adjoint/optimizers";
import { buffersOf, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy as loss } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import { byEpoch, earlyStopping, evaluate, fit, keepBest, train } from "../index.js";

const samples = moons({ samples: 90, noise: 0.3, random: randomState(2) });
const parts = split(samples, { test: 0.4, random: randomState(3) });
const make = (seed = 0) => {
  const random = randomState(seed);
  return sequential(dense(2, 16, { random }), batchNorm(16), relu, dense(16, 2, { random }));
};
const bits = (network: ReturnType<typeof make>) =>
  [...network.parameters, ...buffersOf(network)].map(({ value }) => Array.from(value.data));

describe("earlyStopping", () => {
  test.each<[object, readonly number[], readonly boolean[]]>([
    [{ patience: 1 }, [3, 2, 2], [false, false, true]],
    [{ patience: 2 }, [3, 4, 2, 4, 2], [false, false, false, false, true]],
    [{ patience: 1, mode: "max" }, [1, 2, 1.5], [false, false, true]],
    [{ patience: 1, minimumDelta: 0.5 }, [3, 2.6, 2], [false, true, false]],
    [{ patience: 2 }, [Number.NaN, Number.NaN, 1], [false, true, false]],
    [{ patience: 1 }, [-1, -2, -2], [false, false, true]],
  ])("%o", (options, values, wanted) => {
    expect(values.map(earlyStopping(options as { patience: number }))).toEqual(wanted);
  });
});

describe("keepBest", () => {
  test("puts parameters and buffers back as they were at their best", () => {
    const network = make();
    const best = keepBest(network);
    const optimizer = adam({ learningRate: 0.5 });
    let wanted: number[][] = [];
    const values = [3, 1, 2, Number.NaN];
    for (const { step } of train(network, samples, { loss, optimizer, epochs: 4 })) {
      expect(best.look(values[step - 1]!)).toBe(step <= 2);
      if (step === 2) wanted = bits(network);
    }
    expect(bits(network)).not.toEqual(wanted);
    best.restore();
    expect(bits(network)).toEqual(wanted);
  });

  test("leaves a network as it is where nothing was seen", () => {
    const network = make();
    keepBest(network).restore();
    expect(bits(network)).toEqual(bits(make()));
  });
});

test("byEpoch gives the loss of all rows, and leaves the training with its loop", () => {
  const options = { loss, epochs: 3, batchSize: 20, validation: parts.test };
  const steps = [
    ...train(make(), parts.train, { ...options, optimizer: sgd({ learningRate: 0.1 }) }),
  ];
  const found = [...byEpoch(steps)];
  expect(found.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  for (const { epoch, loss: mean, accuracy, validation, counted } of found) {
    const own = steps.filter((step) => step.epoch === epoch);
    const rows = own.reduce((sum, step) => sum + step.counted, 0);
    const sum = own.reduce((total, step) => total + step.loss * step.counted, 0);
    expect(mean).toBeCloseTo(sum / rows, 14);
    expect([counted, accuracy! >= 0]).toEqual([54, true]);
    expect(validation).toBe(own.at(-1)!.validation);
  }
  let isLeft = false;
  function* endless() {
    try {
      for (;;) yield steps.at(-1)!;
    } finally {
      isLeft = true;
    }
  }
  for (const _ of byEpoch(endless())) break;
  expect(isLeft).toBe(true);
  expect(() => byEpoch(null as never)).toThrow("byEpoch: an iterator of steps must be a function");
});

describe("fit", () => {
  const optimizer = () => adam({ learningRate: 0.1 });

  test("has the bits of train, and the history of byEpoch", () => {
    const options = { loss, epochs: 4, batchSize: 16 };
    const [one, other] = [make(), make()];
    const { history } = fit(one, samples, {
      ...options,
      optimizer: optimizer(),
      random: randomState(1),
    });
    const steps = train(other, samples, {
      ...options,
      optimizer: optimizer(),
      random: randomState(1),
    });
    expect(history).toEqual([...byEpoch(steps)]);
    expect(bits(one)).toEqual(bits(other));
  });

  test("stops when the validation is no better, with the best weights", () => {
    const network = make();
    const options = { loss, optimizer: optimizer(), epochs: 500, validation: parts.test };
    const { history, bestEpoch } = fit(network, parts.train, { ...options, patience: 5 });
    expect(history.length).toBe(bestEpoch + 5);
    expect(history.length).toBeLessThan(500);
    const least = Math.min(...history.map(({ validation }) => validation!.loss));
    expect(evaluate(network, parts.test, { loss }).loss).toBe(least);
    expect(history[bestEpoch - 1]!.validation!.loss).toBe(least);
  });

  test("gives the last weights where the best are not wanted", () => {
    const network = make();
    const options = { loss, optimizer: optimizer(), epochs: 500, validation: parts.test };
    const { history } = fit(network, parts.train, { ...options, patience: 5, restoreBest: false });
    const last = history.at(-1)!.validation!.loss;
    expect(evaluate(network, parts.test, { loss }).loss).toBe(last);
  });

  test("keeps the best of the parameters that it was given", () => {
    const [network, plain] = [make(), make()];
    const options = { loss, epochs: 30, validation: parts.test, patience: 3 };
    fit(network, parts.train, { ...options, optimizer: optimizer() });
    const around = Object.assign((...args: Parameters<typeof plain>) => plain(...args), {
      buffers: plain.buffers,
    });
    const { parameters } = plain;
    fit(around, parts.train, { ...options, optimizer: optimizer(), parameters });
    expect(bits(plain)).toEqual(bits(network));
  });

  test("onEpoch sees each epoch, and stops by false", () => {
    const seen: number[] = [];
    const { history } = fit(make(), samples, {
      loss,
      optimizer: optimizer(),
      epochs: 9,
      onEpoch: ({ epoch }) => {
        seen.push(epoch);
        return epoch < 3;
      },
    });
    expect(seen).toEqual([1, 2, 3]);
    expect(history.length).toBe(3);
  });

  test.each<[object, string]>([
    [{ patience: 0 }, "fit: patience must be an integer of at least 1, got 0"],
    [{ restoreBest: 1 }, "fit: restoreBest must be true or false, got 1"],
    [{ onEpoch: "log" }, 'fit: onEpoch must be a function, got "log"'],
    [{ patiense: 3 }, 'fit: unknown option "patiense"; did you mean "patience"?'],
    [{ epochs: 0 }, "train: epochs must be an integer of at least 1, got 0"],
  ])("%o is refused", (wrong, message) => {
    const options = { loss, optimizer: optimizer(), epochs: 2, ...wrong };
    expect(() => fit(make(), samples, options)).toThrow(message);
  });
});
