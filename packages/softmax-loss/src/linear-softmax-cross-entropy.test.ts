import { assertLossGradient } from "@adjoint/gradcheck";
import {
  add,
  DTypeError,
  full,
  generate,
  type Matrix,
  matmul,
  oneHot,
  ShapeError,
  sum,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LinearSoftmaxCrossEntropyOptions,
  linearSoftmaxCrossEntropy,
  softmaxCrossEntropy,
} from "./index.js";

const { NaN: nan } = Number;

function setUp(rows: number, inputs: number, classes: number, seed: number) {
  const random = randomState(seed);
  const normal = (r: number, c: number) => generate(r, c, () => random.normal());
  const labels = [...random.choice(classes, rows)];
  return {
    random,
    x: normal(rows, inputs),
    weights: normal(inputs, classes),
    biases: normal(1, classes),
    labels,
    ignored: labels.map((label, i) => (i % 3 === 1 ? -100 : label)),
    soft: generate(rows, classes, () => random.uniform(0, 1)),
    options: {
      classWeights: Array.from({ length: classes }, () => random.uniform(0.5, 2)),
      labelSmoothing: seed % 2 === 0 ? 0 : 0.2,
      reduction: seed % 3 === 0 ? "sum" : "mean",
    } as const,
  };
}

function expectNear(actual: Matrix, expected: Matrix, relative: number) {
  const scale = Math.max(...Array.from(expected.data, Math.abs));
  expect([actual.rows, actual.columns]).toEqual([expected.rows, expected.columns]);
  actual.data.forEach((value: number, k: number) => {
    expect(Math.abs(value - expected.data[k]!)).toBeLessThanOrEqual(relative * scale);
  });
}

describe("values", () => {
  test("are those of the layer and the loss apart, whose values are PyTorch's", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { x, weights, biases, labels, ignored, soft, options } = setUp(13, 4, 5, seed);
      for (const y of [labels, ignored, oneHot(labels, 5), soft]) {
        const logits = add(matmul(x, weights), biases);
        const apart = softmaxCrossEntropy(logits, y, options);
        const dLogits = apart.backward(-1.5);
        const fused = linearSoftmaxCrossEntropy(x, weights, biases, y, {
          ...options,
          chunkRows: 1 + seed,
        });
        expect(fused.output).toBe(apart.output);
        expect(fused.losses).toEqual(apart.losses);
        expect(fused.logSumExp).toEqual(apart.logSumExp);
        expect(fused.accuracy).toBe(apart.accuracy);
        const gradients = fused.backward(-1.5);
        expectNear(gradients.x, matmul(dLogits, weights, { transposeB: true }), 1e-14);
        expectNear(gradients.weights, matmul(x, dLogits, { transposeA: true }), 1e-14);
        expectNear(gradients.biases, sum(dLogits, { axis: 0 }), 1e-14);
      }
    }
  });
});

describe("gradient", () => {
  test("is that of the forward by all three, for random shapes and options", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(1000),
        fc.constantFrom("labels", "ignored", "soft"),
        (rows, inputs, classes, seed, kind) => {
          const { random, x, weights, biases, options, ...targets } = setUp(
            rows,
            inputs,
            classes,
            seed,
          );
          const y = targets[kind as "labels" | "ignored" | "soft"];
          const run = (a: Matrix, w: Matrix, b: Matrix) =>
            linearSoftmaxCrossEntropy(a, w, b, y, { ...options, chunkRows: 2 });
          const check = { random, rtol: 1e-7, atol: 1e-9 };
          const by = (
            name: "x" | "weights" | "biases",
            given: Matrix,
            of: (m: Matrix) => ReturnType<typeof run>,
          ) =>
            assertLossGradient(
              (m) => {
                const pass = of(m);
                return { output: pass.output, backward: (u) => pass.backward(u)[name] };
              },
              given,
              check,
            );
          by("x", x, (m) => run(m, weights, biases));
          by("weights", weights, (m) => run(x, m, biases));
          by("biases", biases, (m) => run(x, weights, m));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("invariants", () => {
  test("chunks: the same loss and dx to the bit, dW and db to rounding, every time the same", () => {
    for (const dtype of ["float64", "float32"] as const) {
      const random = randomState(5);
      const of = (r: number, c: number) => generate(r, c, () => random.normal(), dtype);
      const [x, weights, biases] = [of(101, 7), of(7, 19), of(1, 19)];
      const y = random.choice(19, 101);
      const run = (options: LinearSoftmaxCrossEntropyOptions) => {
        const pass = linearSoftmaxCrossEntropy(x, weights, biases, y, options);
        return { pass, gradients: pass.backward(0.7) };
      };
      const whole = run({});
      for (const chunkRows of [1, 2, 16, 100, 101, 5000]) {
        const { pass, gradients } = run({ chunkRows });
        expect(pass.output).toBe(whole.pass.output);
        expect(gradients.x).toEqual(whole.gradients.x);
        const relative = dtype === "float64" ? 1e-14 : 1e-5;
        expectNear(gradients.weights, whole.gradients.weights, relative);
        expectNear(gradients.biases, whole.gradients.biases, relative);
        expect(run({ chunkRows }).gradients).toEqual(gradients);
        expect(pass.backward(0.7)).toEqual(gradients);
        expect(run({ chunkRows, training: false }).gradients).toEqual(gradients);
      }
    }
  });

  test("the logits of the batch never exist, and results go where they are told to", () => {
    const { x, weights, biases, labels } = setUp(64, 3, 50, 0);
    const shapes: string[] = [];
    const allocate = (rows: number, columns: number) => {
      shapes.push(`[${rows}, ${columns}]`);
      // What an allocate hands out may hold anything.
      return generate(rows, columns, () => 77);
    };
    const told = linearSoftmaxCrossEntropy(x, weights, biases, labels, { allocate, chunkRows: 8 });
    expect(told.backward()).toEqual(
      linearSoftmaxCrossEntropy(x, weights, biases, labels, { chunkRows: 8 }).backward(),
    );
    expect(new Set(shapes)).toEqual(new Set(["[64, 1]", "[64, 3]", "[3, 50]", "[1, 50]"]));
  });
});

describe("extremes", () => {
  const { weights, biases } = setUp(1, 2, 3, 0);
  test.each([
    ["no rows", zeros(0, 2), []],
    ["every row ignored", zeros(2, 2), [-100, -100]],
  ])("nothing counts: %s", (_name, x, y) => {
    const pass = linearSoftmaxCrossEntropy(x, weights, biases, y);
    expect(pass.output).toBe(nan);
    expect(pass.backward()).toEqual({ x, weights: zeros(2, 3), biases: zeros(1, 3) });
    const run = (onEmpty: "zero" | "throw") =>
      linearSoftmaxCrossEntropy(x, weights, biases, y, { onEmpty });
    expect(run("zero").output).toBe(0);
    expect(() => run("throw")).toThrow(
      "linearSoftmaxCrossEntropy: the mean needs a row that counts",
    );
  });
});

test("rows that count for nothing have no mean, and no gradient", () => {
  const [x, weights, biases] = [full(2, 2, 1), full(2, 3, 0.5), zeros(1, 3)];
  const options = { classWeights: [1, 0, 1], labelSmoothing: 0.1 };
  const pass = linearSoftmaxCrossEntropy(x, weights, biases, [1, -100], options);
  expect(pass.output).toBe(Number.NaN);
  expect([pass.reduction, pass.total, pass.counted]).toEqual(["mean", 0, 1]);
  for (const upstream of [1, 3, Number.POSITIVE_INFINITY]) {
    expect([...pass.backward(upstream).x.data]).toEqual([0, 0, 0, 0]);
  }
  expect([...pass.backward().weights.data]).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a second backward gives the same bits, whatever became of the first", () => {
  const { x, weights, biases, labels } = setUp(5, 3, 4, 1);
  const pass = linearSoftmaxCrossEntropy(x, weights, biases, labels, { chunkRows: 2 });
  const first = pass.backward();
  const kept = [first.x, first.weights, first.biases].map(({ data }) => data.slice());
  for (const { data } of [first.x, first.weights, first.biases]) data.fill(7);
  const second = pass.backward();
  expect([second.x, second.weights, second.biases].map(({ data }) => data)).toEqual(kept);
});

describe("bad input", () => {
  const [x, w, b] = [zeros(2, 3), zeros(3, 4), zeros(1, 4)];
  test("sizes and dtypes", () => {
    const run = linearSoftmaxCrossEntropy;
    expect(() => run(x, zeros(2, 4), b, [0, 0])).toThrow(
      new ShapeError(
        "linearSoftmaxCrossEntropy: x [2, 3] and weights [2, 4] disagree: x.columns must equal weights.rows",
      ),
    );
    expect(() => run(x, w, zeros(1, 3), [0, 0])).toThrow(
      "linearSoftmaxCrossEntropy: biases [1, 3] must be [1, 4]",
    );
    expect(() => run(x, w, zeros(1, 4, "float32"), [0, 0])).toThrow(DTypeError);
    expect(() => run(x, zeros(3, 4, "float32"), b, [0, 0])).toThrow(DTypeError);
    expect(() => run(x, w, b, [0])).toThrow("got 1 labels for 2 rows");
    expect(() => run(x, w, b, [0, 4])).toThrow("label 4 in row 1 must be an integer in [0, 4)");
    expect(() => run(x, w, b, zeros(2, 4, "float32"))).toThrow(DTypeError);
  });

  test.each<[object, string]>([
    [{ chunkRows: 0 }, "chunkRows must be an integer of at least 1, got 0"],
    [{ chunkRows: 1.5 }, "chunkRows must be an integer of at least 1, got 1.5"],
    [{ reduction: "none" }, 'reduction must be "mean" or "sum", got "none"'],
    [{ reduction: "avg" }, 'reduction must be "mean"'],
    [{ labelSmoothing: 2 }, "labelSmoothing must be in [0, 1], got 2"],
    [{ classWeights: [1] }, "got 1 weights for 4 classes"],
  ])("%o", (options, message) => {
    expect(() => linearSoftmaxCrossEntropy(x, w, b, [0, 0], options)).toThrow(
      `linearSoftmaxCrossEntropy: ${message}`,
    );
  });
});
