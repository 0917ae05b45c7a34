// The gradient checker accuses no function of this repository, at any seed. The functions
// are on the checker's own level, so this test stands outside of both.
import { relu } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { drawFor, GRADIENT_CASES } from "@adjoint/family";
import { checkGradient, checkLossGradient, checkNetworkGradient } from "@adjoint/gradcheck";
import { dense } from "@adjoint/layers";
import { generate } from "@adjoint/matrix";
import { residual, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";

// How many: a few, and 1000 by `npm run gradients`.
const { env: environment } = process;
const SEEDS = Number(environment.ADJOINT_SEEDS ?? 10);
const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);
const draw = (seed, dtype) => {
  const random = randomState(seed);
  return generate(2, 3, () => random.normal(0, 2), dtype);
};
const accused = (check, isAccused = (verdict) => verdict !== "passed") =>
  seeds.filter((seed) => isAccused(check(seed, { random: randomState(seed) }).verdict));

const layer = (seed, dtype) => dense(3, 3, { random: randomState(seed), dtype });
const network = (seed, dtype) =>
  sequential(layer(seed, dtype), relu, residual(layer(seed + 1, dtype)), relu, layer(seed, dtype));

/** A shape of several rows and columns that the case takes. */
const shapeOf = ({ shapes }) => shapes.find(([rows, columns]) => rows > 1 && columns > 1);
/** The report of a case of the family. */
const check = (each, seed, dtype, options) => {
  const { x, op, loss, ...rest } = each.make(drawFor(shapeOf(each), dtype, seed));
  const all = { ...options, ...rest };
  return op === undefined ? checkLossGradient(loss, x, all) : checkGradient(op, x, all);
};
const cases = GRADIENT_CASES.map((each) => [each.name, each]);

describe("none is accused at any seed", () => {
  test.each(cases)("%s", (_name, each) => {
    expect(accused((seed, options) => check(each, seed, "float64", options))).toEqual([]);
  });

  test("a network with its loss", () => {
    const loss = (x) => softmaxCrossEntropy(x, [2, 0]);
    expect(
      accused((seed, options) => checkNetworkGradient(network(seed), loss, draw(seed), options)),
    ).toEqual([]);
  });

  test("nor by projections, which may not tell where a row is dead: all its units are at kinks", () => {
    const loss = (x) => softmaxCrossEntropy(x, [2, 0]);
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
  test.each(
    [1e-3, 100, 1000].flatMap((size) => ["entries", "projections"].map((mode) => [size, mode])),
  )("about %d, in %s", (size, mode) => {
    const check = (seed, options) => {
      const random = randomState(seed);
      const inputs = generate(4, 3, () => size * random.normal(), dtype);
      const [first, last] = [dense(3, 8, { random, dtype }), dense(8, 3, { random, dtype })];
      const whole = sequential(first, relu, last);
      const end = (x) => softmaxCrossEntropy(x, [0, 1, 2, 1]);
      return checkNetworkGradient(whole, end, inputs, { ...options, mode });
    };
    expect(accused(check, (verdict) => verdict === "failed")).toEqual([]);
  });
});

describe("nor in float32", () => {
  test.each(cases)("%s, against float64", (_name, each) => {
    expect(
      accused((seed, options) => {
        const report = check(each, seed, "float32", options);
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
    const loss = (x) => softmaxCrossEntropy(x, [2, 0]);
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
