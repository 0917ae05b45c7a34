import { relu } from "@adjoint/activations";
import { moons, split } from "@adjoint/datasets";
import { batchNorm, dense } from "@adjoint/layers";
import { adam, clipGradientNorm, sgd } from "@adjoint/optimizers";
import { buffersOf, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy as loss } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import {
  accuracy,
  byEpoch,
  confusionMatrix,
  earlyStopping,
  evaluate,
  f1,
  fit,
  gradientNorms,
  keepBest,
  predict,
  train,
} from "../index.js";

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

describe("metrics of one's own", () => {
  const goal = { loss, metrics: { f1, accuracy, confusion: confusionMatrix } };

  test("evaluate measures the outputs of all rows, in batches too", () => {
    const network = make();
    const outputs = predict(network, samples.x);
    const wanted = {
      f1: f1(outputs, samples.y),
      accuracy: accuracy(outputs, samples.y),
      confusion: confusionMatrix(outputs, samples.y),
    };
    expect(evaluate(network, samples, goal).metrics).toEqual(wanted);
    expect(evaluate(network, samples, { ...goal, batchSize: 7 }).metrics).toEqual(wanted);
  });

  test("what a metric keeps of the outputs stays as it is", () => {
    const network = make();
    const metrics = { outputs: (outputs: unknown) => outputs };
    const kept = evaluate(network, samples, { loss, metrics }).metrics.outputs;
    evaluate(network, parts.test, { loss });
    expect(kept).toEqual(predict(network, samples.x));
  });

  test("train and fit measure the validation samples after every epoch", () => {
    const network = make();
    const options = { ...goal, epochs: 2, validation: parts.test };
    const { history } = fit(network, parts.train, { ...options, optimizer: adam() });
    const again = make();
    const steps = train(again, parts.train, { ...options, optimizer: adam() });
    let epoch = 0;
    for (const { validation } of steps) {
      const { metrics } = validation!;
      expect(metrics).toEqual(evaluate(again, parts.test, goal).metrics);
      expect(history[epoch]!.validation!.metrics).toEqual(metrics);
      epoch += 1;
    }
  });

  test("metrics with nothing to be measured on are refused", () => {
    const options = { ...goal, epochs: 1, optimizer: adam() };
    expect(() => train(make(), parts.train, options)).toThrow(
      "train: metrics are measured on validation samples: give the option validation",
    );
  });

  test("a metric that is none is named", () => {
    const metrics = { f2: 3 as never };
    expect(() => evaluate(make(), samples, { loss, metrics })).toThrow(
      "evaluate: metrics.f2 must be a metric, as f1, got 3",
    );
  });
});

test("a step says which share of the training is done, and so does an epoch", () => {
  const options = { loss, optimizer: adam(), epochs: 2, batchSize: 40 };
  const steps = [...train(make(), samples, options)];
  expect(steps.map(({ done }) => done)).toEqual([40 / 180, 80 / 180, 0.5, 130 / 180, 170 / 180, 1]);
  expect([...byEpoch(steps)].map(({ done }) => done)).toEqual([0.5, 1]);
});

describe("gradientNorms", () => {
  test("gives the total that clipGradientNorm finds", () => {
    const network = make();
    for (const _ of train(network, samples, {
      loss,
      optimizer: sgd({ learningRate: 0.1 }),
      epochs: 1,
    }));
    const { total, each } = gradientNorms(network);
    const clipped = clipGradientNorm(network.parameters, Number.MAX_VALUE);
    expect(Math.abs(total / clipped - 1)).toBeLessThan(1e-14);
    expect(each.map(({ name }) => name)).toEqual(network.parameters.map(({ name }) => name));
  });

  test.each([
    [[0, 0], 0],
    [[3e200, 4e200], 5e200],
    [[3e-200, 4e-200], 5e-200],
    [[1, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
    [[1, Number.NaN], Number.NaN],
  ])("of %o it is %d", (gradient, wanted) => {
    const network = dense(1, 2, { random: randomState(0), biases: false });
    network.parameters[0].gradient.data.set(gradient);
    const { total, each } = gradientNorms(network);
    expect(total).toBe(each[0]!.gradient);
    if (Number.isFinite(wanted))
      expect(Math.abs(total - wanted)).toBeLessThanOrEqual(1e-15 * wanted);
    else expect(total).toBe(wanted);
  });
});
