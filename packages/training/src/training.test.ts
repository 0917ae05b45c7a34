import { relu } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { dense, normal } from "@adjoint/layers";
import { categoricalCrossEntropy } from "@adjoint/losses";
import { fromRows, oneHot, ShapeError, zeros } from "@adjoint/matrix";
import { adam, inverseTimeDecay, sgd } from "@adjoint/optimizers";
import { type LossPass, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import notebook from "../../../fixtures/notebook.json" with { type: "json" };
import fixture from "../../../fixtures/spiral-training.json" with { type: "json" };
import { evaluate, predict, train } from "./index.js";

function setUp(seed = 0, points = 20, classes = 3, hidden = 8) {
  const random = randomState(seed);
  const data = spiral({ points, classes, random });
  const weights = normal(0.1);
  const network = sequential(
    dense(2, hidden, { random, weights }),
    relu,
    dense(hidden, classes, { random, weights }),
  );
  return { random, data, network };
}
const options = { loss: softmaxCrossEntropy, epochs: 5 };

describe("the spiral", () => {
  /** The largest relative distance from NumPy's losses among the first steps. */
  function worst(numpy: (typeof fixture)[number], count: number, points?: number[][]): number {
    const { data, network } = setUp(numpy.seed, numpy.points, numpy.classes, numpy.hidden);
    const learningRate = inverseTimeDecay({ initial: 0.05, decay: 5e-7 });
    const x = points === undefined ? data.x : fromRows(points);
    const steps = train(
      network,
      { x, y: data.y },
      {
        loss: softmaxCrossEntropy,
        optimizer: adam({ learningRate, epsilon: 1e-7 }),
        epochs: numpy.epochs,
      },
    );
    const errors = [...steps].map(({ loss }, i) => Math.abs(loss / numpy.losses[i]! - 1));
    expect(errors.length).toBe(numpy.losses.length);
    return Math.max(...errors.slice(0, count));
  }

  // Training magnifies the last bit of a logarithm about a million times in 200 steps: NumPy itself,
  // on another processor, is 2e-10 off these losses by step 150 and 1.4e-8 by step 200.
  test.each(fixture)("has NumPy's losses: seed $seed", (numpy) => {
    expect(worst(numpy, 150)).toBeLessThanOrEqual(1e-9);
    expect(worst(numpy, 200)).toBeLessThanOrEqual(2e-8);
  });

  test("has NumPy's losses from NumPy's very points", () => {
    expect(worst(fixture[0]!, 150, notebook[0]!.X)).toBeLessThanOrEqual(1e-9);
  });
});

describe("train", () => {
  test("yields one record a step", () => {
    const { random, data, network } = setUp();
    const steps = [
      ...train(network, data, {
        ...options,
        optimizer: sgd({ learningRate: 0.1 }),
        epochs: 2,
        batchSize: 25,
        random,
        validation: data,
      }),
    ];
    expect(steps.map(({ epoch, step, endOfEpoch }) => [epoch, step, endOfEpoch])).toEqual([
      [1, 1, false],
      [1, 2, false],
      [1, 3, true],
      [2, 4, false],
      [2, 5, false],
      [2, 6, true],
    ]);
    expect(steps.map(({ validation }) => validation !== undefined)).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(steps[5]!.validation).toEqual(evaluate(network, data, options));
    expect(steps[0]!.learningRate).toBe(0.1);
  });

  test("gives the same bits from the same seed, paused or not, and others from another", () => {
    const run = (seed: number, pause: boolean) => {
      const { random, data, network } = setUp(seed);
      const steps = train(network, data, { ...options, optimizer: adam(), batchSize: 16, random });
      const losses = [];
      for (const { loss } of steps) {
        if (pause) evaluate(network, data, options);
        losses.push(loss);
      }
      return losses;
    };
    expect(run(1, true)).toEqual(run(1, false));
    expect(run(2, false)).not.toEqual(run(1, false));
  });

  test("stops when its caller does", () => {
    const { data, network } = setUp();
    const optimizer = adam();
    for (const { step } of train(network, data, { ...options, optimizer })) if (step === 2) break;
    expect(optimizer.steps()).toBe(2);
  });

  test("passes on an accuracy only where the loss knows one", () => {
    const { data, network } = setUp();
    const mute = (...given: Parameters<typeof softmaxCrossEntropy>): LossPass => {
      const { output, backward } = softmaxCrossEntropy(...given);
      return { output, backward };
    };
    const [step] = train(network, data, {
      ...options,
      loss: mute,
      optimizer: sgd({ learningRate: 0 }),
    });
    expect(step).not.toHaveProperty("accuracy");
    expect(evaluate(network, data, { loss: mute, batchSize: 7 })).not.toHaveProperty("accuracy");
  });

  test("takes a matrix of targets", () => {
    const first = (labels: boolean) => {
      const { data, network } = setUp();
      const y = labels ? data.y : oneHot(data.y, 3);
      const optimizer = sgd({ learningRate: 0.5 });
      return [...train(network, { x: data.x, y }, { ...options, optimizer, batchSize: 8 })];
    };
    expect(first(false)).toEqual(first(true));
  });

  test("refuses at the call, before anything moves", () => {
    const { data, network } = setUp();
    const call =
      (wrong: object, samples = data as { x: typeof data.x; y: ArrayLike<number> }) =>
      () =>
        train(network, samples, { ...options, optimizer: adam(), ...wrong });
    expect(call({ epochs: 0 })).toThrow(
      new RangeError("train: epochs must be an integer of at least 1, got 0"),
    );
    expect(call({ batchSize: 1.5 })).toThrow("train: batchSize must be an integer");
    expect(call({}, { x: data.x, y: [1] })).toThrow(ShapeError);
    expect(call({}, { x: zeros(0, 2), y: [] })).toThrow("train: rows of x must be an integer of");
    expect(call({ validation: { x: data.x, y: [1] } })).toThrow("train: validation: x [60, 2]");
  });
});

describe("evaluate and predict", () => {
  test("are the same in batches", () => {
    const { data, network } = setUp();
    const whole = evaluate(network, data, options);
    const parts = evaluate(network, data, { ...options, batchSize: 7 });
    expect(parts.loss).toBeCloseTo(whole.loss, 14);
    expect(parts.accuracy).toBeCloseTo(whole.accuracy!, 14);
    expect(predict(network, data.x, { batchSize: 7 })).toEqual(predict(network, data.x));
    expect(whole.loss).toBe(softmaxCrossEntropy(predict(network, data.x), data.y).output);
  });

  test("work for any loss", () => {
    const { data } = setUp();
    const half = { x: zeros(data.x.rows, 4), y: data.y };
    const uniform = () => ({ output: oneHot(data.y, 4), backward: (d: typeof data.x) => d });
    expect(evaluate(uniform, half, { loss: categoricalCrossEntropy }).accuracy).toBe(1);
  });

  test("refuse sizes that are none", () => {
    const { data, network } = setUp();
    expect(() => evaluate(network, data, { ...options, batchSize: 0 })).toThrow("batchSize");
    expect(() => evaluate(network, { x: data.x, y: [] }, options)).toThrow(ShapeError);
    expect(() => predict(network, data.x, { batchSize: -1 })).toThrow("predict: batchSize");
  });
});
