// The gradient checker accuses no function of this repository, at any seed. The functions
// are on the checker's own level, so this test stands outside of both.
import * as activations from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { checkGradient, checkLossGradient, checkNetworkGradient } from "@adjoint/gradcheck";
import { dense } from "@adjoint/layers";
import { categoricalCrossEntropy, negativeLogLikelihood } from "@adjoint/losses";
import { asType, fromRows, generate, zeros } from "@adjoint/matrix";
import { residual, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import {
  binaryCrossEntropyWithLogits,
  linearSoftmaxCrossEntropy,
  softmaxCrossEntropy,
} from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";

const { activation: _, ...everyActivation } = activations;
const { logSoftmax, relu, softmax } = everyActivation;
const labels = [2, 0];
const soft = fromRows([
  [0.2, 0.3, 0.5],
  [0, 1, 0],
]);
const hard = { weights: [1, 2, 0.5], labelSmoothing: 0.1 };
const ignoring = { ignoreIndex: -100, ...hard };

// How many: a few, and 1000 by `npm run gradients`.
const { env: environment } = process;
const SEEDS = Number(environment.ADJOINT_SEEDS ?? 20);
const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);
const draw = (seed, dtype, columns = 3) => {
  const random = randomState(seed);
  return generate(2, columns, () => random.normal(0, 2), dtype);
};
/** glu takes two halves. */
const columnsOf = (name) => (name === "glu" ? 4 : 3);
const accused = (check, isAccused = (verdict) => verdict !== "passed") =>
  seeds.filter((seed) => isAccused(check(seed, { random: randomState(seed) }).verdict));

const layer = (seed, dtype) => dense(3, 3, { random: randomState(seed), dtype });
const network = (seed, dtype) =>
  sequential(layer(seed, dtype), relu, residual(layer(seed + 1, dtype)), relu, layer(seed, dtype));

const ops = [
  ...Object.entries(everyActivation).map(([name, op]) => [name, () => op]),
  ["softmaxCrossEntropy, none", () => (x) => softmaxCrossEntropy(x, labels, none)],
  ["softmaxCrossEntropy, all options", () => (x) => softmaxCrossEntropy(x, [2, -100], all)],
];
const none = { reduction: "none" };
const all = { ...ignoring, ...none };

const losses = [
  ["softmaxCrossEntropy", (x) => softmaxCrossEntropy(x, labels)],
  ["softmaxCrossEntropy, weights and smoothing", (x) => softmaxCrossEntropy(x, labels, hard)],
  ["softmaxCrossEntropy, an ignored row", (x) => softmaxCrossEntropy(x, [-100, 1], ignoring)],
  ["softmaxCrossEntropy, sum", (x) => softmaxCrossEntropy(x, labels, { reduction: "sum" })],
  ["softmaxCrossEntropy, soft rows", (x) => softmaxCrossEntropy(x, asType(soft, x.dtype))],
  ["binaryCrossEntropy", (x) => binaryCrossEntropyWithLogits(x, asType(soft, x.dtype))],
  ["categoricalCrossEntropy", through(softmax, categoricalCrossEntropy)],
  ["negativeLogLikelihood", through(logSoftmax, negativeLogLikelihood)],
];

/** A loss of the output of an op, at the labels. */
function through(op, loss) {
  return (x) => {
    const inner = op(x);
    const outer = loss(inner.output, labels);
    return {
      output: outer.output,
      backward: (upstream) => inner.backward(outer.backward(upstream)),
    };
  };
}

/** The output layer and its loss as an op of one number, with its parameters. */
function output(seed) {
  const random = randomState(seed);
  const parameter = (name, rows) => ({
    name,
    value: generate(rows, 3, () => random.normal()),
    gradient: zeros(rows, 3),
  });
  const weights = parameter("weights", 3);
  const biases = parameter("biases", 1);
  const op = (x) => {
    const pass = linearSoftmaxCrossEntropy(x, weights.value, biases.value, labels);
    return {
      output: fromRows([[pass.output]]),
      backward: (dOutput) => {
        const gradients = pass.backward(dOutput.data[0]);
        weights.gradient.data.set(gradients.weights.data);
        biases.gradient.data.set(gradients.biases.data);
        return gradients.x;
      },
    };
  };
  return Object.assign(op, { parameters: [weights, biases] });
}

describe("none is accused at any seed", () => {
  test.each(ops)("%s", (name, op) => {
    const x = (seed) => draw(seed, "float64", columnsOf(name));
    expect(accused((seed, options) => checkGradient(op(), x(seed), options))).toEqual([]);
  });

  test.each(losses)("%s", (_name, loss) => {
    expect(accused((seed, options) => checkLossGradient(loss, draw(seed), options))).toEqual([]);
  });

  test("dense", () => {
    expect(accused((seed, options) => checkGradient(layer(seed), draw(seed), options))).toEqual([]);
  });

  test("linearSoftmaxCrossEntropy", () => {
    expect(accused((seed, options) => checkGradient(output(seed), draw(seed), options))).toEqual(
      [],
    );
  });

  test("a network with its loss", () => {
    const [, loss] = losses[0];
    expect(
      accused((seed, options) => checkNetworkGradient(network(seed), loss, draw(seed), options)),
    ).toEqual([]);
  });

  test("nor by projections, which may not tell where a row is dead: all its units are at kinks", () => {
    const [, loss] = losses[0];
    const verdicts = seeds.map((seed) => {
      const options = { random: randomState(seed), mode: "projections" };
      return checkNetworkGradient(network(seed), loss, draw(seed), options).verdict;
    });
    expect(verdicts).not.toContain("failed");
    const passed = verdicts.filter((verdict) => verdict === "passed").length;
    expect(passed).toBeGreaterThan(0.8 * SEEDS);
  });
});

describe("nor is the demo's network on its spiral, with biases of 0", () => {
  const spiralCase = (seed, points, hidden) => {
    const random = randomState(seed);
    const { x: inputs, y: classes } = spiral({ points, classes: 3, noise: 0.2, random });
    const [first, last] = [dense(2, hidden, { random }), dense(hidden, 3, { random })];
    const end = (x) => softmaxCrossEntropy(x, classes);
    return { inputs, network: sequential(first, relu, last), end };
  };

  test.each(["entries", "projections"])("in %s", (mode) => {
    expect(
      accused((seed, options) => {
        const { inputs, network: whole, end } = spiralCase(seed, 10, 3);
        return checkNetworkGradient(whole, end, inputs, { ...options, mode });
      }),
    ).toEqual([]);
  });
});

describe.each(["float64", "float32"])("nor is a network of tiny or huge inputs, in %s", (dtype) => {
  // Of tiny ones all corners lie within a step, so that not all can be told; of huge ones gradients
  // cancel, or are lost in the loss.
  test.each([1e-3, 100, 1000])("about %d", (size) => {
    for (const mode of ["entries", "projections"]) {
      const check = (seed, options) => {
        const random = randomState(seed);
        const inputs = generate(4, 3, () => size * random.normal(), dtype);
        const [first, last] = [dense(3, 8, { random, dtype }), dense(8, 3, { random, dtype })];
        const whole = sequential(first, relu, last);
        const end = (x) => softmaxCrossEntropy(x, [0, 1, 2, 1]);
        return checkNetworkGradient(whole, end, inputs, { ...options, mode });
      };
      expect(accused(check, (verdict) => verdict === "failed")).toEqual([]);
    }
  });
});

describe("nor in float32", () => {
  test.each(ops)("%s, against its float64 run", (name, op) => {
    expect(
      accused((seed, options) => {
        const report = checkGradient(op(), draw(seed, "float32", columnsOf(name)), options);
        expect(report.precision.numerical).toBe("float64");
        return report;
      }),
    ).toEqual([]);
  });

  test.each(losses)("%s, against its float64 run", (_name, loss) => {
    expect(
      accused((seed, options) => {
        const report = checkLossGradient(loss, draw(seed, "float32"), options);
        expect(report.precision.numerical).toBe("float64");
        return report;
      }),
    ).toEqual([]);
  });

  test("dense, by differences of its float32 forward", () => {
    expect(
      accused((seed, options) =>
        checkGradient(layer(seed, "float32"), draw(seed, "float32"), options),
      ),
    ).toEqual([]);
  });

  test("dense and a network, against a float64 twin", () => {
    const [, loss] = losses[0];
    expect(
      accused((seed, { random }) => {
        const reference = layer(0);
        return checkGradient(layer(seed, "float32"), draw(seed, "float32"), { random, reference });
      }),
    ).toEqual([]);
    expect(
      accused((seed, { random }) => {
        const reference = network(0);
        const x = draw(seed, "float32");
        return checkNetworkGradient(network(seed, "float32"), loss, x, { random, reference });
      }),
    ).toEqual([]);
  });
});
