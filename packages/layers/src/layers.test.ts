import { assertGradient, checkGradient } from "@adjoint/gradcheck";
import {
  type Allocate,
  allClose,
  DTypeError,
  fromRows,
  full,
  generate,
  identity,
  matmul,
  matrix,
  ShapeError,
  toRows,
  zeros as zeroMatrix,
} from "@adjoint/matrix";
import { backwardToParameters, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixture from "../../../fixtures/layers.json" with { type: "json" };
import {
  dense,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  type Initializer,
  lecunNormal,
  normal,
  orthogonal,
  zeros,
} from "./index.js";

const context = (seed = 0, dtype: "float64" | "float32" = "float64") => ({
  random: randomState(seed),
  dtype,
});
const random = randomState(0);

describe("dense", () => {
  test("has PyTorch's output and gradients", () => {
    const layer = dense(4, 3, {
      random,
      weights: () => fromRows(fixture.weights),
      biases: () => fromRows([fixture.biases]),
    });
    const pass = layer(fromRows(fixture.x));
    const dx = pass.backward(fromRows(fixture.upstream));
    const [weights, biases] = layer.parameters;
    const close = { rtol: 1e-14, atol: 1e-14 };
    expect(allClose(pass.output, fromRows(fixture.dense.y), close)).toBe(true);
    expect(allClose(dx, fromRows(fixture.dense.dx), close)).toBe(true);
    expect(allClose(weights.gradient, fromRows(fixture.dense.dweights), close)).toBe(true);
    expect(allClose(biases.gradient, fromRows([fixture.dense.dbiases]), close)).toBe(true);
    expect([weights.name, biases.name]).toEqual(["weights", "biases"]);
  });

  test("adds up the gradient of one bias in NumPy's pairwise order", () => {
    const layer = dense(2, 1, { random });
    layer(zeroMatrix(8, 2)).backward(matrix(8, 1, [1e16, 1, 1, 1, 1, 1, 1, 1]));
    expect(layer.parameters[1].gradient.data[0]).toBe(1.0000000000000006e16);
  });

  test("has the gradients of its forward, from no rows up", () => {
    const size = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(size, size, size, fc.nat(1000), (rows, inputs, units, seed) => {
        const draws = randomState(seed);
        const layer = dense(inputs, units, {
          random: draws,
          weights: normal(1),
          biases: normal(1),
        });
        const x = generate(rows, inputs, () => draws.normal());
        assertGradient(layer, x, { random: draws, rtol: 1e-7, atol: 1e-9 });
      }),
      { numRuns: 60 },
    );
  });

  test("used twice in one network, its gradients add up", () => {
    const draws = randomState(4);
    const layer = dense(3, 3, { random: draws });
    const x = generate(5, 3, () => draws.normal());
    const report = checkGradient(sequential(layer, layer), x, { random: draws, rtol: 1e-7 });
    expect(report.passed).toBe(true);
    expect(report.tensors.map(({ name }) => name)).toEqual(["x", "weights", "biases"]);
  });

  test("the way back to the parameters alone writes the same gradients", () => {
    const layer = dense(4, 3, { random });
    const pass = layer(fromRows(fixture.x));
    const upstream = fromRows(fixture.upstream);
    pass.backward(upstream);
    const whole = layer.parameters.map(({ gradient }) => gradient.data.slice());
    for (const { gradient } of layer.parameters) gradient.data.fill(Number.NaN);
    backwardToParameters(pass, upstream);
    expect(layer.parameters.map(({ gradient }) => gradient.data)).toEqual(whole);
    expect(() => backwardToParameters(pass, full(2, 3, 1))).toThrow(ShapeError);
  });

  test("the way back to the parameters alone multiplies no gradient by the weights", () => {
    const layer = dense(4, 3, { random });
    let allocated = 0;
    const allocate: Allocate = (...shape) => {
      allocated += 1;
      return zeroMatrix(...shape);
    };
    const pass = layer(fromRows(fixture.x), { allocate });
    expect(allocated).toBe(1);
    backwardToParameters(pass, fromRows(fixture.upstream));
    expect(allocated).toBe(1);
    pass.backward(fromRows(fixture.upstream));
    expect(allocated).toBe(2);
  });

  test("has weights alone where it has no biases", () => {
    const layer = dense(2, 2, {
      random,
      weights: () =>
        fromRows([
          [1, 2],
          [3, 4],
        ]),
      biases: false,
    });
    const [weights, ...none] = layer.parameters;
    expect([weights.name, none]).toEqual(["weights", []]);
    const pass = layer(fromRows([[1, 10]]));
    expect(toRows(pass.output)).toEqual([[31, 42]]);
    expect(toRows(pass.backward(fromRows([[1, 0]])))).toEqual([[1, 3]]);
    expect(toRows(weights.gradient)).toEqual([
      [1, 0],
      [10, 0],
    ]);
    // The compiler knows how many there are.
    const [, biases] = dense(2, 2, { random }).parameters;
    expect(biases.name).toBe("biases");
    // @ts-expect-error: this layer has no second parameter.
    expect(layer.parameters[1]).toBeUndefined();
  });

  test("backward overwrites the last gradients", () => {
    const layer = dense(2, 2, { random: randomState(1) });
    const pass = layer(full(3, 2, 1));
    pass.backward(full(3, 2, 1));
    const first = layer.parameters.map(({ gradient }) => gradient.data.slice());
    pass.backward(full(3, 2, 1));
    expect(layer.parameters.map(({ gradient }) => gradient.data)).toEqual(first);
  });

  test("works in float32", () => {
    const layer = dense(2, 3, { random: randomState(0), dtype: "float32" });
    const pass = layer(full(4, 2, 1, "float32"));
    expect(pass.output.dtype).toBe("float32");
    expect(pass.backward(full(4, 3, 1, "float32")).dtype).toBe("float32");
    expect(layer.parameters[0].gradient.data).toEqual(new Float32Array(6).fill(4));
  });

  test("draws weights row by row, then biases", () => {
    const layer = dense(2, 2, { random: randomState(3), weights: normal(0.1), biases: normal(1) });
    const draws = randomState(3);
    const expected = [0, 1, 2, 3].map(() => 0.1 * draws.normal());
    expect(Array.from(layer.parameters[0].value.data)).toEqual(expected);
    expect(layer.parameters[1].value.data[0]).toBe(draws.normal());
  });

  test("refuses what does not fit, and writes nothing", () => {
    const layer = dense(3, 64, { random });
    expect(() => layer(zeroMatrix(32, 2))).toThrow(
      new ShapeError(
        "dense: x [32, 2] and weights [3, 64] disagree: x.columns must equal weights.rows",
      ),
    );
    expect(() => layer(zeroMatrix(32, 3, "float32"))).toThrow(
      new DTypeError("dense: x is float32 and weights is float64; both must have the same dtype"),
    );
    const pass = layer(full(2, 3, 1));
    expect(() => pass.backward(full(2, 3, 1))).toThrow(
      new ShapeError(
        "dense.backward: dOutput [2, 3] and output [2, 64] disagree: both must have the same shape",
      ),
    );
    expect(layer.parameters[0].gradient).toEqual(zeroMatrix(3, 64));
    expect(() => dense(-1, 2, { random })).toThrow(RangeError);
    expect(() => dense(2, 1.5, { random })).toThrow(RangeError);
    expect(() => dense(2, 2, { random, weights: () => zeroMatrix(3, 2) })).toThrow(
      new ShapeError(
        "dense: initial weights [3, 2] and weights [2, 2] disagree: both must have the same shape",
      ),
    );
  });
});

describe("initializers", () => {
  const spread = (initializer: Initializer) => {
    const data = Array.from(initializer(200, 300, context()).data);
    const mean = data.reduce((total, v) => total + v, 0) / data.length;
    const square = data.reduce((total, v) => total + v * v, 0) / data.length;
    return {
      mean,
      deviation: Math.sqrt(square - mean * mean),
      largest: Math.max(...data.map(Math.abs)),
    };
  };

  test.each<[string, Initializer, number]>([
    ["normal", normal(0.5), 0.5],
    ["glorotUniform", glorotUniform, Math.sqrt(2 / 500)],
    ["glorotNormal", glorotNormal, Math.sqrt(2 / 500)],
    ["heUniform", heUniform, Math.sqrt(2 / 200)],
    ["heNormal", heNormal, Math.sqrt(2 / 200)],
    ["lecunNormal", lecunNormal, Math.sqrt(1 / 200)],
  ])("%s has the spread of its law", (name, initializer, deviation) => {
    const found = spread(initializer);
    // 60,000 draws: the deviation is known to 0.3 %, the mean to 0.4 % of it.
    expect(Math.abs(found.deviation / deviation - 1)).toBeLessThan(0.015);
    expect(Math.abs(found.mean / deviation)).toBeLessThan(0.02);
    if (name.endsWith("Uniform")) {
      expect(found.largest).toBeLessThanOrEqual(deviation * Math.sqrt(3));
      expect(found.largest).toBeGreaterThan(deviation * Math.sqrt(3) * 0.999);
    } else expect(found.largest).toBeGreaterThan(3 * deviation);
  });

  test("zeros draws nothing", () => {
    const given = context();
    expect(toRows(zeros(1, 2, given))).toEqual([[0, 0]]);
    expect(given.random.random()).toBe(randomState(0).random());
  });

  test.each([
    [5, 3],
    [3, 5],
    [4, 4],
    [1, 1],
    [40, 40],
  ])("orthogonal %i x %i is orthonormal", (rows, columns) => {
    const w = orthogonal(rows, columns, context(rows));
    expect([w.rows, w.columns]).toEqual([rows, columns]);
    const product =
      rows >= columns ? matmul(w, w, { transposeA: true }) : matmul(w, w, { transposeB: true });
    expect(allClose(product, identity(product.rows), { rtol: 0, atol: 1e-14 })).toBe(true);
  });

  test("give the rounded same in float32", () => {
    for (const initializer of [normal(1), glorotUniform, orthogonal]) {
      const single = initializer(3, 2, context(7, "float32"));
      expect(single.data).toEqual(Float32Array.from(initializer(3, 2, context(7)).data));
    }
    expect(orthogonal(0, 3, context())).toEqual(matrix(0, 3));
  });

  test("normal refuses a deviation that is none", () => {
    expect(() => normal(-1)).toThrow(
      new RangeError("normal: standardDeviation must be a finite number of at least 0, got -1"),
    );
  });
});

describe("arguments that are missing or wrong", () => {
  const untyped = dense as unknown as (...given: unknown[]) => unknown;
  const random = randomState(0);

  test.each<[unknown[], string]>([
    [[2], "dense: units must be a number, got undefined"],
    [
      [2, 3],
      "dense: the option random is missing; it takes { random, weights?, biases?, dtype?, allocate? }",
    ],
    [[2, 3, { random: 7 }], "dense: random must be a stream, as randomState(7), got 7"],
    [
      [2, 3, { random, weigths: zeros }],
      'dense: unknown option "weigths"; did you mean "weights"?',
    ],
    [
      [2, 3, { random, dtype: "f32" }],
      'dense: dtype must be "float64" or "float32", got "f32"; did you mean "float32"?',
    ],
    [
      [2, 3, { random, weights: 0.1 }],
      "dense: weights must be an initializer, as normal(0.1), got 0.1",
    ],
    [["2", 3, { random }], 'dense: inputs must be a number, got "2"'],
  ])("%#", (given, message) => {
    expect(() => untyped(...given)).toThrow(message);
  });
});
