import { logSoftmax, softmax } from "@adjoint/activations";
import { parameter } from "@adjoint/layers";
import {
  binaryCrossEntropyWithLogits,
  categoricalCrossEntropy,
  negativeLogLikelihood,
} from "@adjoint/losses";
import { fromRows, generate, matrix, mean, oneHot, sliceRows } from "@adjoint/matrix";
import { combineLosses, type Loss, type Op, sequential, type Targets } from "@adjoint/pass";
import type { SmoothingOptions } from "@adjoint/pass/losses";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Evaluation, evaluate, predict, train } from "./index.js";

type Options = SmoothingOptions<"mean" | "sum">;

const identity = sequential();

/** The same network and loss, each from options. */
const losses: Record<string, { readonly network: Op; readonly loss: (options: Options) => Loss }> =
  {
    softmaxCrossEntropy: {
      network: identity,
      loss: (options) => (p, t, context) => softmaxCrossEntropy(p, t, { ...context, ...options }),
    },
    categoricalCrossEntropy: {
      network: softmax,
      loss: (options) => (p, t, context) =>
        categoricalCrossEntropy(p, t, { ...context, ...options }),
    },
    negativeLogLikelihood: {
      network: logSoftmax,
      loss:
        ({ labelSmoothing: _, ...options }) =>
        (p, t, context) =>
          negativeLogLikelihood(p, t, { ...context, ...options }),
    },
  };

function expectSame(parts: Evaluation, whole: Evaluation, tolerance = 1e-13) {
  for (const key of ["loss", "accuracy", "total", "counted"] as const) {
    const [part, want] = [parts[key]!, whole[key]!];
    if (Number.isFinite(want)) {
      expect(Math.abs(part - want)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)));
    } else {
      expect(part).toBe(want);
    }
  }
  expect(parts.reduction).toBe(whole.reduction);
}

test("ignored rows in batches of 2 are no mean of means", () => {
  const x = fromRows([
    [0.1, 1],
    [2, 0],
    [3, 1],
    [1, 1],
    [0, 1],
    [0, 0],
  ]);
  const samples = { x, y: [0, -100, 0, -100, -100, -100] };
  for (const batchSize of [undefined, 1, 2, 4, 6]) {
    const found = evaluate(identity, samples, {
      loss: softmaxCrossEntropy,
      ...(batchSize && { batchSize }),
    });
    expect(found.loss).toBe(0.6840409428875303);
    expect(found.accuracy).toBe(0.5);
    expect([found.total, found.counted]).toEqual([2, 2]);
  }
});

describe.each(Object.keys(losses))("%s", (name) => {
  const { network, loss } = losses[name]!;

  test("evaluated in batches is the same as in one piece, for every option", () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(1000),
          rows: fc.integer({ min: 0, max: 12 }),
          classes: fc.integer({ min: 1, max: 4 }),
          batchSize: fc.integer({ min: 1, max: 13 }),
          kind: fc.constantFrom("labels", "one-hot", "soft"),
          // How many of ten labels are ignored: none, some, nearly all, all.
          ignored: fc.constantFrom(0, 3, 9, 10),
          ignoreIndex: fc.constantFrom(-100, 0, 77),
          weighted: fc.constantFrom("none", "some zero", "any"),
          labelSmoothing: fc.constantFrom(0, 0.2, 1),
          reduction: fc.constantFrom("mean", "sum", undefined),
          onEmpty: fc.constantFrom("nan", "zero", "throw", undefined),
          dtype: fc.constantFrom("float64", "float32"),
        }),
        (c) => {
          const random = randomState(c.seed);
          const x = generate(c.rows, c.classes, () => random.normal(0, 2), c.dtype);
          const labels = Array.from({ length: c.rows }, () => random.randint(0, c.classes));
          const targets: Targets = {
            labels: labels.map((label) =>
              random.randint(0, 10) < c.ignored ? c.ignoreIndex : label,
            ),
            "one-hot": oneHot(labels, c.classes, c.dtype),
            soft: generate(c.rows, c.classes, () => random.random(), c.dtype),
          }[c.kind];
          const weight = () =>
            c.weighted === "any" ? random.uniform(0.5, 2) : random.randint(0, 2);
          const options = {
            ignoreIndex: c.ignoreIndex,
            labelSmoothing: c.labelSmoothing,
            ...(c.weighted !== "none" && {
              classWeights: Array.from({ length: c.classes }, weight),
            }),
            ...(c.reduction && { reduction: c.reduction }),
            ...(c.onEmpty && { onEmpty: c.onEmpty }),
          };
          const { batchSize } = c;
          const run = (size: object) =>
            evaluate(network, { x, y: targets }, { loss: loss(options), ...size });
          let whole: Evaluation;
          try {
            whole = run({});
          } catch (error) {
            expect(c.onEmpty).toBe("throw");
            expect(error).toBeInstanceOf(RangeError);
            expect(() => run({ batchSize })).toThrow("the mean needs a row that counts");
            return;
          }
          expectSame(run({ batchSize }), whole, c.dtype === "float64" ? 1e-13 : 2e-6);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("binaryCrossEntropyWithLogits in batches is the same as in one piece, for every option", () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(9),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 10 }),
      fc.constantFrom("mean", "sum"),
      fc.boolean(),
      (seed, rows, columns, batchSize, reduction, weighted) => {
        const random = randomState(seed);
        const draw = (rowCount: number) => generate(rowCount, columns, () => random.random());
        const samples = { x: draw(rows), y: draw(rows) };
        const options = {
          reduction,
          ...(weighted && { weights: draw(1), positiveWeights: draw(1) }),
        };
        const loss: Loss = (p, t, context) =>
          binaryCrossEntropyWithLogits(p, t, { ...context, ...options });
        const whole = evaluate(identity, samples, { loss });
        const parts = evaluate(identity, samples, { loss, batchSize });
        expect(parts).not.toHaveProperty("accuracy");
        expectSame({ ...parts, accuracy: 0 }, { ...whole, accuracy: 0 });
      },
    ),
    { numRuns: 100 },
  );
});

test("predictions in batches have the bits of those in one piece", () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 31 }),
      fc.constantFrom("float64", "float32"),
      (seed, rows, batchSize, dtype) => {
        const random = randomState(seed);
        const x = generate(rows, 5, () => random.normal(), dtype);
        const network = sequential(softmax, logSoftmax);
        expect(predict(network, x, { batchSize })).toEqual(predict(network, x));
      },
    ),
    { numRuns: 50 },
  );
});

describe("a loss of one's own", () => {
  const samples = { x: matrix(5, 1, [1, 2, 3, 4, 10]), y: new Int32Array(5) };

  test("is taken for the mean over the rows where it says nothing", () => {
    const loss: Loss = (p) => ({ output: mean(p), backward: () => p });
    for (const batchSize of [2, 3, 5]) {
      const found = evaluate(identity, samples, { loss, batchSize });
      expect(found).toEqual({
        loss: expect.closeTo(4, 14),
        reduction: "mean",
        total: 5,
        counted: 5,
      });
    }
  });

  test("says otherwise where it is not", () => {
    const sum: Loss = (p) => ({
      output: mean(p) * p.rows,
      backward: () => p,
      reduction: "sum",
    });
    expect(evaluate(identity, samples, { loss: sum, batchSize: 2 }).loss).toBeCloseTo(20, 13);
    // The mean over the even numbers alone.
    const even: Loss = (p) => {
      const counted = [...p.data].filter((value) => value % 2 === 0);
      const output = counted.reduce((total, value) => total + value, 0) / counted.length;
      return { output, backward: () => p, total: counted.length, counted: counted.length };
    };
    for (const batchSize of [1, 2, 5]) {
      expect(evaluate(identity, samples, { loss: even, batchSize }).loss).toBeCloseTo(16 / 3, 14);
    }
  });
});

test("the steps of an epoch that moves nothing add up to its evaluation", () => {
  const random = randomState(6);
  const value = generate(1, 1, () => 0);
  const network = Object.assign(sequential(), {
    parameters: [parameter("none", value)],
  });
  const x = generate(11, 3, () => random.normal());
  const y = Int32Array.from({ length: 11 }, (_, row) => (row < 4 ? -100 : row % 3));
  const loss: Loss = (p, t, context) =>
    softmaxCrossEntropy(p, t, { ...context, classWeights: [1, 2, 5] });
  const optimizer = { step: () => {}, learningRate: () => 0 };
  const steps = [
    ...train(network, { x, y }, { loss, optimizer, epochs: 1, batchSize: 2, validation: { x, y } }),
  ];
  expect(steps[0]).toMatchObject({ loss: Number.NaN, total: 0, counted: 0 });
  const whole = evaluate(network, { x, y }, { loss });
  expectSame(combineLosses(steps), whole);
  expect(steps.at(-1)!.validation).toEqual(whole);
  // A part by itself, as another machine would evaluate it.
  const part = (from: number, to: number) =>
    evaluate(network, { x: sliceRows(x, from, to), y: y.subarray(from, to) }, { loss });
  expectSame(combineLosses([part(0, 3), part(3, 5), part(5, 11)]), whole);
});
