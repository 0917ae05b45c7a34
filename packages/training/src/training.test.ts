import { relu } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { dense, normal } from "@adjoint/layers";
import { categoricalCrossEntropy, l1Penalty, l2Penalty } from "@adjoint/losses";
import {
  abs,
  DTypeError,
  fromRows,
  full,
  type Matrix,
  oneHot,
  ShapeError,
  sliceRows,
  sum,
  zeros,
} from "@adjoint/matrix";
import {
  adam,
  clipGradientNorm,
  clipGradientValue,
  inverseTimeDecay,
  reduceOnPlateau,
  sgd,
} from "@adjoint/optimizers";
import { type Layer, type Loss, type Op, type Penalty, sequential } from "@adjoint/pass";
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
const loss = softmaxCrossEntropy;
const options = { loss, epochs: 5 };

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

  // Seed 0 is chaotic: from a change in the last bit of its weights, NumPy itself strays from these
  // losses by 1e-9 at about step 166, and by some 1e-8 before step 200. Seed 3 is not.
  const within = [{ chaotic: true }, { chaotic: false }].map(({ chaotic }, i) => ({
    numpy: fixture[i]!,
    seed: fixture[i]!.seed,
    bounds: chaotic ? [[150, 1e-9] as const, [200, 2e-8] as const] : [[200, 1e-9] as const],
  }));
  test.each(within)("has NumPy's losses: seed $seed", ({ numpy, bounds }) => {
    for (const [count, bound] of bounds) expect(worst(numpy, count)).toBeLessThanOrEqual(bound);
  });

  test("has NumPy's losses from NumPy's very points", () => {
    expect(worst(fixture[0]!, 150, notebook[0]!.X)).toBeLessThanOrEqual(1e-9);
  });
});

describe("the spiral in shuffled batches", () => {
  // PyTorch 1.13 in float64, from the same stream of NumPy's: points, weights, permutations.
  test("has PyTorch's loss before and after 300 steps", () => {
    const random = randomState(0);
    const data = spiral({ points: 30, classes: 3, random });
    const network = sequential(dense(2, 32, { random }), relu, dense(32, 3, { random }));
    const loss = softmaxCrossEntropy;
    const before = evaluate(network, data, { loss }).loss;
    expect(Math.abs(before / 1.0955164784607256 - 1)).toBeLessThan(1e-12);
    const optimizer = adam({ learningRate: 0.02 });
    for (const _ of train(network, data, { loss, optimizer, epochs: 100, batchSize: 32, random }));
    expect(optimizer.steps()).toBe(300);
    const after = evaluate(network, data, { loss });
    expect(Math.abs(after.loss / 0.8666172212135279 - 1)).toBeLessThan(1e-12);
    expect(after.accuracy).toBeCloseTo(0.6, 14);
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
    expect(steps[5]!.validation).toEqual(evaluate(network, data, { loss }));
    expect(steps[0]!.learningRate).toBe(0.1);
  });

  test("gives the same bits from the same seed, paused or not, and others from another", () => {
    const run = (seed: number, pause: boolean) => {
      const { random, data, network } = setUp(seed);
      const steps = train(network, data, { ...options, optimizer: adam(), batchSize: 16, random });
      const losses = [];
      for (const { loss } of steps) {
        if (pause) evaluate(network, data, { loss: softmaxCrossEntropy });
        losses.push(loss);
      }
      return losses;
    };
    expect(run(1, true)).toEqual(run(1, false));
    expect(run(2, false)).not.toEqual(run(1, false));
  });

  test("sees the whole in the order given without a batchSize, and draws nothing", () => {
    const run = (shuffled: boolean) => {
      const { random, data, network } = setUp();
      const before = random.state();
      const order = shuffled ? { random } : {};
      const steps = [...train(network, data, { ...options, optimizer: adam(), ...order })];
      expect(random.state()).toEqual(before);
      return steps;
    };
    expect(run(true)).toEqual(run(false));
    expect(run(true).every(({ endOfEpoch }) => endOfEpoch)).toBe(true);
  });

  test("reports loss, accuracy and rate of the batch before its update", () => {
    const { data, network } = setUp();
    const learningRate = (step: number) => 0.5 / (step + 1);
    const steps = train(network, data, { ...options, optimizer: sgd({ learningRate }) });
    for (let step = 0; step < options.epochs; step++) {
      const { loss, accuracy } = evaluate(network, data, { loss: softmaxCrossEntropy });
      expect(steps.next().value).toMatchObject({ loss, accuracy, learningRate: 0.5 / (step + 1) });
    }
    expect(steps.next()).toEqual({ value: undefined, done: true });
  });

  test("tells the network that it trains, and evaluation that it does not", () => {
    const { data, network } = setUp();
    const modes: (boolean | undefined)[] = [];
    const listening: Op = (x, context) => {
      modes.push(context?.training);
      return network(x, context);
    };
    const { parameters } = network;
    const optimizer = sgd({ learningRate: 0.1 });
    const once = { ...options, epochs: 1, validation: data };
    [...train(listening, data, { ...once, optimizer, parameters })];
    predict(listening, data.x, { batchSize: 40 });
    // The first two are the trials of the targets.
    expect(modes).toEqual([false, false, true, false, false, false]);
  });

  test("asks for no gradient by the samples, which nobody reads", () => {
    const { data, network } = setUp();
    const asked: string[] = [];
    const telling: Op = (x, context) => {
      const pass = network(x, context);
      const backward = (dOutput: Matrix) => {
        asked.push("all");
        return pass.backward(dOutput);
      };
      const toParameters = (dOutput: Matrix) => {
        asked.push("parameters");
        pass.backward(dOutput);
      };
      return { output: pass.output, backward: Object.assign(backward, { toParameters }) };
    };
    const { parameters } = network;
    const optimizer = sgd({ learningRate: 0.1 });
    [...train(telling, data, { ...options, epochs: 2, optimizer, parameters })];
    expect(asked).toEqual(["parameters", "parameters"]);
  });

  test("refuses at the call what has no parameters, and says how to give them", () => {
    const { data, network } = setUp();
    const wrapped: Op = (x, context) => network(x, context);
    const optimizer = adam();
    for (const bare of [wrapped, relu, sequential()]) {
      expect(() => train(bare, data, { ...options, optimizer })).toThrow(
        new TypeError(
          "train: there are no parameters to train: give a layer, as Object.assign(network, { parameters }), or the option parameters",
        ),
      );
    }
    expect(() => train(network, data, { ...options, optimizer, parameters: [] })).toThrow(
      TypeError,
    );
    expect(optimizer.steps()).toBe(0);
    // Without parameters there is still something to know.
    expect(evaluate(wrapped, data, { loss })).toEqual(evaluate(network, data, { loss }));
    expect(predict(wrapped, data.x)).toEqual(predict(network, data.x));
  });

  test("trains a plain function by its parameters, given either way", () => {
    const losses = [0, 1, 2].map((way) => {
      const { data, network } = setUp();
      const { parameters } = network;
      const wrapped: Op = (x, context) => network(x, context);
      const op = [network, wrapped, Object.assign(wrapped, { parameters })][way]!;
      const given = way === 1 ? { parameters } : {};
      return [...train(op, data, { ...options, optimizer: adam(), ...given })];
    });
    expect(losses[1]).toEqual(losses[0]);
    expect(losses[2]).toEqual(losses[0]);
    expect(losses[0]![4]!.loss).not.toBe(losses[0]![0]!.loss);
  });

  test("moves the parameters it is given alone", () => {
    const { data, network } = setUp();
    const before = network.parameters.map(({ value }) => value.data.slice());
    const parameters = network.parameters.slice(2);
    [...train(network, data, { ...options, optimizer: adam(), parameters })];
    const moved = network.parameters.map(({ value }, k) =>
      value.data.some((entry, i) => entry !== before[k]![i]),
    );
    expect(moved).toEqual([false, false, true, true]);
  });

  test("an error in a step comes out of next, and nothing has moved", () => {
    const { data, network } = setUp();
    const before = network.parameters.map(({ value }) => value.data.slice());
    const optimizer = adam();
    const y = data.y.map((label, row) => (row === 59 ? 3 : label));
    expect(() => train(network, { x: data.x, y }, { ...options, optimizer })).toThrow(
      "label 3 in row 59 must be an integer in [0, 3)",
    );
    expect(network.parameters.map(({ value }) => value.data)).toEqual(before);
    expect(optimizer.steps()).toBe(0);
  });

  test("stops when its caller does", () => {
    const { data, network } = setUp();
    const optimizer = adam();
    for (const { step } of train(network, data, { ...options, optimizer })) if (step === 2) break;
    expect(optimizer.steps()).toBe(2);
    const steps = train(network, data, { ...options, optimizer, batchSize: 7 });
    steps.next();
    expect(steps.return()).toEqual({ value: undefined, done: true });
    expect(steps.next().done).toBe(true);
    expect(optimizer.steps()).toBe(3);
  });

  test("passes on an accuracy only where the loss knows one", () => {
    const { data, network } = setUp();
    const mute: Loss = (...given) => {
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
    const whole = evaluate(network, data, { loss });
    const parts = evaluate(network, data, { loss, batchSize: 7 });
    expect(parts.loss).toBeCloseTo(whole.loss, 14);
    expect(parts.accuracy).toBeCloseTo(whole.accuracy!, 14);
    expect(predict(network, data.x, { batchSize: 7 })).toEqual(predict(network, data.x));
    expect(whole.loss).toBe(softmaxCrossEntropy(predict(network, data.x), data.y).output);
  });

  test("weight the mean by rows", () => {
    // Each batch's loss is its number of rows: batches of 4, 4 and 2 have the mean 36 / 10.
    const rowsOf = (predictions: Matrix) => ({
      output: predictions.rows,
      backward: () => predictions,
      accuracy: predictions.rows === 2 ? 1 : 0,
    });
    const samples = { x: zeros(10, 1), y: new Int32Array(10) };
    const { loss, accuracy } = evaluate(sequential(), samples, { loss: rowsOf, batchSize: 4 });
    expect(loss).toBeCloseTo(3.6, 14);
    expect(accuracy).toBeCloseTo(0.2, 14);
  });

  test("work for any loss", () => {
    const { data } = setUp();
    const half = { x: zeros(data.x.rows, 4), y: data.y };
    const uniform = () => ({ output: oneHot(data.y, 4), backward: (d: typeof data.x) => d });
    expect(evaluate(uniform, half, { loss: categoricalCrossEntropy }).accuracy).toBe(1);
  });

  test("in batches have the memory of one batch", () => {
    const { data, network } = setUp();
    const places = new Set<string>();
    const listening: Op = (x, context) => {
      const pass = network(x, context);
      for (const { data: part } of [x, pass.output]) {
        if (x.rows === 5) places.add(`${part.byteOffset}`);
      }
      return pass;
    };
    predict(listening, data.x, { batchSize: 5 });
    expect(data.x.rows).toBeGreaterThan(10);
    expect(places.size).toBe(2);
    places.clear();
    evaluate(listening, data, { loss: softmaxCrossEntropy, batchSize: 5 });
    expect(places.size).toBe(2);
  });

  test("refuse a network that gives other columns, or another dtype, for another batch", () => {
    let calls = 0;
    const wider: Op = (x) => ({ output: zeros(x.rows, ++calls), backward: (d) => d });
    expect(() => predict(wider, zeros(4, 1), { batchSize: 2 })).toThrow(
      new ShapeError(
        "predict: the network gave 1 columns for the first batch and 2 for another; they must be the same",
      ),
    );
    const other: Op = (x) => ({
      output: zeros(x.rows, 1, calls++ % 2 === 0 ? "float64" : "float32"),
      backward: (d) => d,
    });
    expect(() => predict(other, zeros(4, 1), { batchSize: 2 })).toThrow(DTypeError);
  });

  test.each([2, 6])(
    "refuse a network that gives other rows than it got, in batches of %i",
    (size) => {
      const first: Op = (x) => ({ output: sliceRows(x, 0, 1), backward: (d) => d });
      expect(() => predict(first, zeros(6, 3), { batchSize: size })).toThrow(
        new ShapeError(
          `predict: the network gave [1, 3] for x [${size}, 3]; it must give one row per row`,
        ),
      );
    },
  );

  test("refuse a loss that counts less than nothing, before a step", () => {
    const { data, network } = setUp();
    const before = network.parameters.map(({ value }) => [...value.data]);
    const wrong: Loss = (p) => ({
      output: 1,
      backward: () => full(p.rows, p.columns, 1),
      total: -1,
    });
    const steps = train(network, data, { ...options, loss: wrong, optimizer: adam() });
    expect(() => steps.next()).toThrow("total of the pass must be a finite number of at least 0");
    expect(network.parameters.map(({ value }) => [...value.data])).toEqual(before);
  });

  test("refuse a loss that is not reduced, before a step", () => {
    const { data, network } = setUp();
    const none = (predictions: Matrix, labels: ArrayLike<number> | Matrix) =>
      softmaxCrossEntropy(predictions, labels, { reduction: "none" }) as never;
    expect(() => train(network, data, { ...options, loss: none, optimizer: adam() })).toThrow(
      new TypeError("train: output of the loss must be a number, got a float64 matrix [60, 1]"),
    );
  });

  test("refuse sizes that are none", () => {
    const { data, network } = setUp();
    expect(() => evaluate(network, data, { loss, batchSize: 0 })).toThrow("batchSize");
    expect(() => evaluate(network, { x: data.x, y: [] }, { loss })).toThrow(ShapeError);
    expect(() => predict(network, data.x, { batchSize: -1 })).toThrow("predict: batchSize");
  });
});

describe("what is wrong is told at the call", () => {
  test("a target, by its row in the samples, however they are cut", () => {
    const { data, network } = setUp();
    const y = Array.from(data.y);
    y[29] = 7;
    const wrong = { x: data.x, y };
    const message = "softmaxCrossEntropy: label 7 in row 29 must be an integer in [0, 3)";
    const optimizer = adam();
    const cut = { ...options, optimizer, batchSize: 7, random: randomState(1) };
    expect(() => train(network, wrong, cut)).toThrow(message);
    expect(() => train(network, data, { ...cut, validation: wrong })).toThrow(message);
    expect(() => evaluate(network, wrong, { loss, batchSize: 7 })).toThrow(message);
    expect(optimizer.steps()).toBe(0);
  });

  test("a target beyond the rows that are tried at one time", () => {
    const wide: Op = (x) => ({ output: zeros(x.rows, 2 ** 21), backward: (d) => d });
    const samples = { x: zeros(5, 1), y: Int32Array.of(0, 1, 2, 3, -1) };
    expect(() => evaluate(wide, samples, { loss, batchSize: 1 })).toThrow(
      "label -1 in row 0 must be an integer in [0, 2097152), or the ignoreIndex -100 (rows counted from 4 on)",
    );
  });

  test.each<[unknown[], string]>([
    [[], "train: the option loss is missing"],
    [
      [{ ...options, optimizer: adam }],
      "train: optimizer must be an optimizer, as adam(), got the function adam",
    ],
    [
      [{ ...options, optimizer: adam(), batchsize: 2 }],
      'train: unknown option "batchsize"; did you mean "batchSize"?',
    ],
    [[{ ...options, optimizer: adam(), epochs: "3" }], 'train: epochs must be a number, got "3"'],
    [
      [{ ...options, optimizer: adam(), loss: "mse" }],
      'train: loss must be a loss, as softmaxCrossEntropy, got "mse"',
    ],
    [
      [{ ...options, optimizer: adam(), loss: () => 1 }],
      "train: what the loss gives must be a pass { output, backward }, got 1",
    ],
    [
      [{ ...options, optimizer: adam(), random: 0, batchSize: 2 }],
      "train: random must be a stream, as randomState(0), got 0",
    ],
  ])("%#", (given, message) => {
    const { data, network } = setUp();
    const call = train as unknown as (...all: unknown[]) => unknown;
    expect(() => call(network, data, ...given)).toThrow(message);
  });

  test("a network that gives no pass", () => {
    const { data } = setUp();
    const bare = ((x: Matrix) => x) as unknown as Op;
    const message = "the network must give a pass { output, backward }, got a float64 matrix";
    expect(() => evaluate(bare, data, { loss })).toThrow(`evaluate: ${message}`);
    expect(() => predict(bare, data.x)).toThrow(`predict: ${message}`);
  });
});

describe("a penalty", () => {
  const weightsOf = ({ parameters }: Layer) => parameters.filter(({ name }) => name === "weights");

  test("of squares moves weights as weight decay does, bit for bit", () => {
    const values = [false, true].map((decays) => {
      const { data, network } = setUp();
      const optimizer = sgd({ learningRate: 0.5, weightDecay: decays ? 0.02 : 0 });
      const penalty: Penalty = (parameters) => l2Penalty(parameters, { strength: 0.01 });
      const steps = train(network, data, { ...options, optimizer, ...(!decays && { penalty }) });
      expect([...steps].map((step) => typeof step.penalty)).toEqual(
        new Array(5).fill(decays ? "undefined" : "number"),
      );
      return network.parameters.map(({ value }) => value.data);
    });
    expect(values[0]).toEqual(values[1]);
  });

  test("of sizes pulls weights to 0, is told beside the loss, and leaves other parameters alone", () => {
    const { data, network } = setUp();
    const whole = () => weightsOf(network).reduce((so, { value }) => so + sum(abs(value)), 0);
    const before = whole();
    const [plain] = train(setUp().network, data, {
      ...options,
      optimizer: sgd({ learningRate: 0 }),
    });
    const steps = train(network, data, {
      ...options,
      epochs: 200,
      optimizer: sgd({ learningRate: 0.01 }),
      penalty: () => l1Penalty(weightsOf(network), { strength: 1 }),
    });
    const first = steps.next().value!;
    expect(first.penalty).toBeCloseTo(before, 12);
    expect(first.loss).toBe(plain!.loss);
    for (const _ of steps);
    expect(whole()).toBeLessThan(before / 10);
  });

  test("that gives no pass is told", () => {
    const { data, network } = setUp();
    const penalty = (() => 3) as never;
    const optimizer = sgd({ learningRate: 1 });
    expect(() => [...train(network, data, { ...options, optimizer, penalty })]).toThrow(
      new TypeError("train: the penalty must give a pass { output, backward }, got 3"),
    );
  });
});

describe("gradients are clipped", () => {
  test("before the update, those that are moved, with what a penalty adds", () => {
    const { data, network } = setUp();
    const [first] = network.parameters;
    const before = network.parameters.map(({ value }) => value.data.slice());
    const steps = train(network, data, {
      ...options,
      optimizer: sgd({ learningRate: 1 }),
      penalty: (parameters) => l2Penalty(parameters, { strength: 100 }),
      parameters: [first!],
      clip: (parameters) => clipGradientNorm(parameters, 0.5),
    });
    steps.next();
    const moved = network.parameters.map(({ value }, i) =>
      Math.hypot(...value.data.map((w, k) => w - before[i]![k]!)),
    );
    expect(moved[0]).toBeCloseTo(0.5, 5);
    expect(moved.slice(1)).toEqual([0, 0, 0]);
  });

  test("by value", () => {
    const { data, network } = setUp();
    const clip = (parameters: Layer["parameters"]) => clipGradientValue(parameters, 1e-3);
    train(network, data, { ...options, optimizer: sgd({ learningRate: 1 }), clip }).next();
    const sizes = network.parameters.flatMap(({ gradient }) => [...gradient.data].map(Math.abs));
    expect(Math.max(...sizes)).toBe(1e-3);
  });

  test("by a function", () => {
    const { data, network } = setUp();
    expect(() => train(network, data, { ...options, optimizer: adam(), clip: 1 as never })).toThrow(
      new TypeError("train: clip must be a function of parameters, got 1"),
    );
  });
});

test("a loss that no longer falls reduces the rate", () => {
  const { data, network } = setUp();
  const learningRate = reduceOnPlateau({ initial: 1e-6, factor: 0.5, patience: 1, threshold: 0.1 });
  const steps = train(network, data, { ...options, optimizer: sgd({ learningRate }), epochs: 6 });
  const rates: number[] = [];
  for (const step of steps) {
    rates.push(step.learningRate);
    learningRate.observe(step.loss);
  }
  expect(rates).toEqual([1e-6, 1e-6, 1e-6, 5e-7, 5e-7, 2.5e-7]);
});
