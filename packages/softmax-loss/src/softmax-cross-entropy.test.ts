import { logSoftmax, softmax, softmaxJacobian } from "@adjoint/activations";
import { assertGradient, assertLossGradient } from "@adjoint/gradcheck";
import { categoricalCrossEntropy, negativeLogLikelihood } from "@adjoint/losses";
import {
  add,
  DTypeError,
  fromRows,
  full,
  generate,
  type Matrix,
  matrix,
  oneHot,
  ShapeError,
  sum,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import torch from "../../../fixtures/cross-entropy.json" with { type: "json" };
import more from "../../../fixtures/more-losses.json" with { type: "json" };
import notebook from "../../../fixtures/notebook.json" with { type: "json" };
import { type SoftmaxCrossEntropyOptions, softmaxCrossEntropy } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

/** JSON has no infinities: the fixtures write Python's words. */
const number = (value: number | string) => Number(`${value}`.replace("inf", "Infinity"));
const numbers = (values: readonly (number | string)[][]) => values.map((row) => row.map(number));

function expectClose(actual: Matrix, expected: readonly number[][], absolute: number) {
  const flat = expected.flat();
  expect(actual.data.length).toBe(flat.length);
  actual.data.forEach((value, k) => {
    expect(Math.abs(value - flat[k]!)).toBeLessThanOrEqual(absolute);
  });
}

describe("values", () => {
  test.each(notebook)("are the notebook's: seed $seed", (numpy) => {
    for (const y of [numpy.y, oneHot(numpy.y, numpy.classes)]) {
      const pass = softmaxCrossEntropy(fromRows(numpy.logits), y);
      expect(Math.abs(pass.output / numpy.loss - 1)).toBeLessThanOrEqual(1e-12);
      expect(pass.accuracy).toBe(numpy.accuracy);
      expectClose(pass.probabilities, numpy.probabilities, 1e-14);
      expectClose(pass.backward(), numpy.dlogits_fused, 1e-14);
      expectClose(pass.backward(), numpy.dlogits_separate, 1e-14);
    }
  });

  const dtypes = [
    ["float64", 1e-13],
    ["float32", 1e-6],
  ] as const;
  describe.each(dtypes)("are PyTorch's in %s, to %d", (dtype, tolerance) => {
    const targets = {
      index: torch.labels,
      index_ignore: torch.ignored_labels,
      probabilities: fromRows(torch.probabilities, dtype),
    };
    test.each(torch.cases)(
      "$reduction, $target, smoothing $label_smoothing, weights $weight",
      (expected) => {
        const logits = fromRows(torch.logits, dtype);
        const y = targets[expected.target as keyof typeof targets];
        const options = {
          labelSmoothing: expected.label_smoothing,
          ...(expected.weight && { classWeights: torch.weight }),
        };
        const want = [expected.loss].flat();
        const upstream = [expected.upstream].flat();
        let losses: ArrayLike<number>;
        let dLogits: Matrix;
        if (expected.reduction === "none") {
          const pass = softmaxCrossEntropy(logits, y, { ...options, reduction: "none" });
          losses = pass.output.data;
          dLogits = pass.backward(
            fromRows(
              upstream.map((u) => [u], dtype),
              dtype,
            ),
          );
        } else {
          const reduction = expected.reduction as "mean" | "sum";
          const pass = softmaxCrossEntropy(logits, y, { ...options, reduction });
          losses = [pass.output];
          dLogits = pass.backward(upstream[0]);
        }
        expect(losses.length).toBe(want.length);
        want.forEach((loss, k) => {
          expect(Math.abs(losses[k]! - loss)).toBeLessThanOrEqual(tolerance * Math.abs(loss));
        });
        expectClose(dLogits, expected.dlogits, tolerance);
      },
    );
  });

  test.each(more.divisors)("the mean divides as PyTorch's: $target, smoothing $smoothing", (c) => {
    const y = c.target === "index" ? c.labels : oneHot(c.labels, 3);
    const options = { classWeights: c.weights, labelSmoothing: c.smoothing };
    const pass = softmaxCrossEntropy(fromRows(c.logits), y, options);
    expect(Math.abs(pass.output / c.loss - 1)).toBeLessThanOrEqual(1e-13);
    expectClose(pass.backward(), c.dlogits, 1e-13);
  });

  test.each(more.edges)("are PyTorch's at the edge: $name", ({ options, loss, ...edge }) => {
    const { weight, label_smoothing, reduction } = options;
    const pass = softmaxCrossEntropy(fromRows(numbers(edge.logits)), edge.labels, {
      ...(weight && { classWeights: weight }),
      ...(label_smoothing && { labelSmoothing: label_smoothing }),
      ...(reduction && { reduction: reduction as "sum" }),
    });
    if (typeof loss === "number") expect(pass.output).toBeCloseTo(loss, 13);
    else expect(pass.output).toBe(number(loss));
    const dLogits = toRows(pass.backward()).flat();
    numbers(edge.dlogits)
      .flat()
      .forEach((want, k) => {
        // Rows of weight 0 count for nothing here, where PyTorch divides 0 by 0.
        if (edge.name === "total weight 0, mean") expect([want, dLogits[k]]).toEqual([nan, 0]);
        else if (Number.isNaN(want)) expect(dLogits[k]).toBe(nan);
        else expect(dLogits[k]).toBeCloseTo(want, 13);
      });
  });

  test.each(torch.extremes)("are PyTorch's at $logits, label $label", (extreme) => {
    const pass = softmaxCrossEntropy(fromRows(extreme.logits), [extreme.label]);
    const want = Number(extreme.loss);
    expect(Math.abs(pass.output - want)).toBeLessThanOrEqual(1e-13 * Math.abs(want));
    expectClose(pass.backward(), extreme.dlogits, 1e-13);
  });
});

/** Targets of every kind and options at random, the same for a seed. */
function draw(rows: number, classes: number, seed: number, kind: string, smooth: boolean) {
  const random = randomState(seed);
  const logits = generate(rows, classes, () => random.normal(0, 3));
  const labels = [...random.choice(classes, rows)];
  const y = {
    labels,
    ignored: labels.map((label, i) => (i % 2 === 0 ? -7 : label)),
    "one-hot": oneHot(labels, classes),
    soft: generate(rows, classes, () => random.uniform(0, 2)),
  }[kind as "soft"];
  const options = {
    classWeights: Array.from({ length: classes }, () => random.uniform(0.25, 2)),
    ignoreIndex: -7,
    labelSmoothing: smooth ? random.uniform(0, 1) : 0,
  };
  return { random, logits, labels, y, options };
}
const cases = [
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 11 }),
  fc.nat(1000),
  fc.constantFrom("labels", "ignored", "one-hot", "soft"),
  fc.boolean(),
] as const;

describe("gradient", () => {
  test("is that of the forward, for every option and reduction, and an upstream for each row", () => {
    fc.assert(
      fc.property(...cases, (rows, classes, seed, kind, smooth) => {
        // Of one row, ignored, there is no mean.
        const { random, logits, y, options } = draw(rows + 1, classes, seed, kind, smooth);
        const check = { random, rtol: 1e-7, atol: 1e-9 };
        for (const reduction of ["mean", "sum"] as const) {
          const loss = (x: Matrix) => softmaxCrossEntropy(x, y, { ...options, reduction });
          assertLossGradient(loss, logits, check);
        }
        const rowLosses = (x: Matrix) =>
          softmaxCrossEntropy(x, y, { ...options, reduction: "none" });
        assertGradient(rowLosses, logits, check);
      }),
      { numRuns: 80 },
    );
  });

  test("equals those of log-softmax and likelihood, and of softmax and cross-entropy", () => {
    fc.assert(
      fc.property(...cases, (rows, classes, seed, kind, smooth) => {
        const { random, logits, y, options } = draw(rows + 1, classes, seed, kind, smooth);
        const upstream = generate(rows + 1, 1, () => random.normal());
        const fused = softmaxCrossEntropy(logits, y, { ...options, reduction: "none" });
        const near = (a: Matrix, b: Matrix, scale: number) =>
          a.data.forEach((value, k) => {
            const error = Math.abs(value - b.data[k]!);
            expect(error).toBeLessThanOrEqual(1e-12 * Math.max(scale, Math.abs(value)));
          });
        const p = softmax(logits);
        const separate = categoricalCrossEntropy(p.output, y, {
          ...options,
          clip: 0,
          reduction: "none",
        });
        near(separate.output, fused.output, 1);
        near(p.backward(separate.backward(upstream)), fused.backward(upstream), 10);
        const { labelSmoothing, ...rest } = options;
        if (labelSmoothing > 0) return;
        const logP = logSoftmax(logits);
        const likelihood = negativeLogLikelihood(logP.output, y, { ...rest, reduction: "none" });
        near(likelihood.output, fused.output, 1);
        near(logP.backward(likelihood.backward(upstream)), fused.backward(upstream), 10);
        expect(likelihood.accuracy).toBe(fused.accuracy);
        const mean = softmaxCrossEntropy(logits, y, options);
        expect(negativeLogLikelihood(logP.output, y, rest).output).toBeCloseTo(mean.output, 12);
      }),
      { numRuns: 80 },
    );
  });

  test("is that of the forward, for random shapes, targets and upstream", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 11 }),
        fc.nat(1000),
        fc.constantFrom("labels", "one-hot", "soft"),
        (rows, classes, seed, kind) => {
          const random = randomState(seed);
          const logits = generate(rows, classes, () => random.normal(0, 3));
          const labels = random.choice(classes, rows);
          const soft = () => generate(rows, classes, () => random.random());
          const y = { labels: () => labels, "one-hot": () => oneHot(labels, classes), soft }[
            kind
          ]();
          const loss = (x: Matrix) => softmaxCrossEntropy(x, y);
          assertLossGradient(loss, logits, { random, rtol: 1e-7, atol: 1e-9 });
        },
      ),
      { numRuns: 90 },
    );
  });

  test("equals the separate backward, both ways, where that is finite", () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = randomState(seed);
      const logits = generate(8, 5, () => random.normal(0, 2));
      const y = random.choice(5, 8);
      const upstream = random.uniform(-2, 2);
      const fused = softmaxCrossEntropy(logits, y);
      for (const separate of [softmax, softmaxJacobian]) {
        const probabilities = separate(logits);
        const loss = categoricalCrossEntropy(probabilities.output, y, { clip: 0 });
        expect(Math.abs(loss.output - fused.output)).toBeLessThanOrEqual(1e-14 * loss.output * 8);
        const dLogits = probabilities.backward(loss.backward(upstream));
        expectClose(fused.backward(upstream), toRows(dLogits), 1e-14);
      }
    }
  });

  test("keeps its digits for a confident row, where p - 1 has none", () => {
    const pass = softmaxCrossEntropy(fromRows([[40, 0, 0]]), [0]);
    // -2 e^-40 / (1 + 2 e^-40), by 50-digit arithmetic.
    expect(pass.backward().data[0]! / -8.496708510583178e-18).toBeCloseTo(1, 14);
  });

  test("rows of the gradient sum to 0, and zero upstream gives zeros", () => {
    const random = randomState(1);
    const logits = generate(7, 9, () => random.normal(0, 5));
    const pass = softmaxCrossEntropy(logits, random.choice(9, 7));
    for (const total of sum(pass.backward(7), { axis: 1 }).data) {
      expect(Math.abs(total)).toBeLessThan(1e-15);
    }
    expect(pass.backward(0).data.every((value) => value === 0)).toBe(true);
    expect(pass.backward()).toEqual(pass.backward(1));
  });
});

describe("invariants", () => {
  test("one-hot rows give the bits of indices, but for the divisor of the mean", () => {
    fc.assert(
      fc.property(...cases, (rows, classes, seed, _kind, smooth) => {
        for (const dtype of ["float64", "float32"] as const) {
          const { labels, logits, options } = draw(rows, classes, seed, "labels", smooth);
          const x = fromRows(toRows(logits), dtype);
          const some = { ...options, reduction: "sum" } as const;
          const index = softmaxCrossEntropy(x, labels, some);
          const rowsOfOnes = softmaxCrossEntropy(x, oneHot(labels, classes, dtype), some);
          expect(rowsOfOnes.losses).toEqual(index.losses);
          expect(rowsOfOnes.backward(0.3)).toEqual(index.backward(0.3));
          expect(rowsOfOnes.accuracy).toBe(index.accuracy);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("everything comes from the same pass", () => {
    const x = fromRows([
      [1, 3, 2],
      [4, 4, 0],
      [9, 0, nan],
    ]);
    const pass = softmaxCrossEntropy(x, [1, 1, -100]);
    expect(pass.probabilities).toEqual(softmax(x).output);
    expect(pass.probabilities).toBe(pass.probabilities);
    // Of equals the first counts, and the ignored row does not.
    expect(pass.accuracy).toBe(0.5);
    expect(pass.logSumExp.data[0]).toBeCloseTo(3 + Math.log(1 + Math.exp(-1) + Math.exp(-2)), 14);
    expect(pass.losses.data[0]).toBeCloseTo(pass.logSumExp.data[0]! - 3, 14);
    expect(pass.losses.data[2]).toBe(0);
    expect(pass.output).toBe((pass.losses.data[0]! + pass.losses.data[1]!) / 2);
    expect(toRows(pass.backward())[2]).toEqual([0, 0, 0]);
  });

  test("without training, the same bits, and no gradient before it is asked for", () => {
    const random = randomState(3);
    for (const [rows, classes] of [
      [700, 70],
      [3, 20000],
      [0, 4],
    ] as const) {
      const x = generate(rows, classes, () => random.normal(0, 3));
      const labels = random.choice(classes, rows);
      const targets: readonly [typeof labels | Matrix, SoftmaxCrossEntropyOptions<"mean">][] = [
        [labels, {}],
        [labels, { labelSmoothing: 0.1 }],
        [oneHot(labels, classes), {}],
      ];
      for (const [y, options] of targets) {
        let largest = 0;
        const allocate = (r: number, c: number) => {
          largest = Math.max(largest, c);
          return zeros(r, c);
        };
        const whole = softmaxCrossEntropy(x, y, options);
        const pass = softmaxCrossEntropy(x, y, { ...options, training: false, allocate });
        expect(largest).toBe(1);
        expect(pass.output).toBe(whole.output);
        expect(pass.accuracy).toBe(whole.accuracy);
        expect(pass.logSumExp).toEqual(whole.logSumExp);
        expect(pass.backward(3)).toEqual(whole.backward(3));
        expect(pass.backward(3)).toEqual(whole.backward(3));
      }
    }
  });

  test.each([0, 0.1])(
    "an ignored row changes nothing, whatever it holds: smoothing %d",
    (labelSmoothing) => {
      const x = fromRows([
        [1, 2],
        [nan, inf],
        [3, 0],
      ]);
      const pass = softmaxCrossEntropy(x, [0, -1, 0], { labelSmoothing, ignoreIndex: -1 });
      const without = softmaxCrossEntropy(
        fromRows([
          [1, 2],
          [3, 0],
        ]),
        [0, 0],
        { labelSmoothing },
      );
      expect(pass.output).toBe(without.output);
      expect(pass.accuracy).toBe(without.accuracy);
      const [first, ignored, last] = toRows(pass.backward());
      expect([first, last]).toEqual(toRows(without.backward()));
      expect(ignored).toEqual([0, 0]);
      // A class can be the one to ignore.
      const byClass = softmaxCrossEntropy(x, [0, 1, 0], { labelSmoothing, ignoreIndex: 1 });
      expect(byClass.output).toBe(without.output);
    },
  );

  test("a shift of all logits by 1e6 changes no bit", () => {
    const x = generate(4, 5, (i, j) => ((i * 37 + j * 101) % 64) / 1024);
    const y = [0, 1, 4, 2];
    const expected = softmaxCrossEntropy(x, y);
    for (const shift of [1e6, -1e6]) {
      const shifted = softmaxCrossEntropy(add(x, shift), y);
      expect(shifted.output).toBe(expected.output);
      expect(shifted.probabilities).toEqual(expected.probabilities);
      expect(shifted.backward()).toEqual(expected.backward());
    }
  });

  test("equal logits cost ln C, and probabilities sum to 1", () => {
    for (const classes of [1, 2, 3, 10, 1000]) {
      const pass = softmaxCrossEntropy(full(2, classes, 5), [0, classes - 1]);
      expect(pass.output).toBeCloseTo(Math.log(classes), 14);
      for (const total of sum(pass.probabilities, { axis: 1 }).data) {
        expect(Math.abs(total - 1)).toBeLessThan(1e-14);
      }
    }
  });

  test("the logits are not written to", () => {
    const x = matrix(1, 3, [1, 2, 3]);
    softmaxCrossEntropy(x, [0]).backward(2);
    expect(x).toEqual(matrix(1, 3, [1, 2, 3]));
  });
});

describe("extremes", () => {
  test.each<[number[], number, number, number[]]>([
    [[1000, 0, -1000], 2, 2000, [1, 0, -1]],
    [[1e4, 0, -1e4], 2, 20000, [1, 0, -1]],
    [[800, 0, 0], 1, 800, [1, -1, 0]],
    [[0, 0, -inf], 0, Math.LN2, [-0.5, 0.5, 0]],
    [[0, -inf], 1, inf, [1, -1]],
    [[7], 0, 0, [0]],
    [[0, inf], 0, nan, [nan, nan]],
    [[-inf, -inf], 0, nan, [nan, nan]],
    [[nan, 0], 1, nan, [nan, nan]],
  ])("%j, label %i: loss %d, gradient %j", (row, label, loss, gradient) => {
    const pass = softmaxCrossEntropy(fromRows([row]), [label]);
    expect(pass.output).toBe(loss);
    expect(
      toRows(pass.backward())
        .flat()
        .map((value) => value + 0),
    ).toEqual(gradient);
  });

  test("a class without mass may be impossible; one with mass costs everything", () => {
    const x = fromRows([[0, -inf, 0]]);
    const pass = softmaxCrossEntropy(x, fromRows([[0.5, 0, 0.5]]));
    expect(pass.output).toBe(Math.LN2);
    expect(toRows(pass.backward())).toEqual([[0, 0, 0]]);
    const smoothed = softmaxCrossEntropy(x, [0], { labelSmoothing: 0.3 });
    expect(smoothed.output).toBe(inf);
    expectClose(smoothed.backward(), [[-0.3, -0.1, 0.4]], 1e-15);
  });

  test("finite and right where the separate pair overflows or is flat", () => {
    const wrong = fromRows([[20, 0, 0]]);
    const clipped = categoricalCrossEntropy(softmax(wrong).output, [1]);
    expect(clipped.output).toBeCloseTo(16.118, 3);
    expect(clipped.backward().data[1]).toBe(0);
    const fused = softmaxCrossEntropy(wrong, [1]);
    expect(fused.output).toBeCloseTo(20, 8);
    expectClose(fused.backward(), [[1, -1, 2e-9]], 5e-9);
    const huge = fromRows([[1000, 0, -1000]]);
    const p = softmax(huge);
    const separate = p.backward(categoricalCrossEntropy(p.output, [2], { clip: 0 }).backward());
    expect(separate.data.some(Number.isNaN)).toBe(true);
  });

  // Small enough for the twin, and large enough for the kernel.
  describe.each([1, 40])(
    "a row of weight 0 counts for nothing, whatever its logits: %i times",
    (times) => {
      const wild = [
        [-inf, 0],
        [inf, 0],
        [nan, nan],
        [-inf, -inf],
        [1e308, -1e308],
      ];
      const spread = <T>(values: readonly T[]) =>
        Array.from({ length: times }, () => values).flat();
      const tame = Array.from({ length: times }, () => [0, 1]);
      const labels = [...spread(wild.map(() => 0)), ...tame.map(() => 1)];
      const classWeights = [0, 2];

      test.each([
        ["float64", 0],
        ["float64", 0.25],
        ["float32", 0],
        ["float32", 0.25],
      ] as const)("%s, smoothing %f", (dtype, labelSmoothing) => {
        const x = fromRows([...spread(wild), ...tame], dtype);
        const alone = fromRows(tame, dtype);
        const upstream = full(x.rows, 1, inf, dtype);
        for (const reduction of ["mean", "sum"] as const) {
          const options = { classWeights, labelSmoothing, reduction };
          const pass = softmaxCrossEntropy(x, labels, options);
          const want = softmaxCrossEntropy(
            alone,
            tame.map(() => 1),
            options,
          );
          expect(pass.output).toBe(want.output);
          expect([pass.total, pass.counted]).toEqual([2 * times, 6 * times]);
          const zeros = new Array(2 * 5 * times).fill(0);
          expect([...pass.backward().data]).toEqual([...zeros, ...want.backward().data]);
          expect([...pass.backward(inf).data].slice(0, zeros.length)).toEqual(zeros);
        }
        const rows = softmaxCrossEntropy(x, labels, {
          classWeights,
          labelSmoothing,
          reduction: "none",
        });
        expect([...rows.output.data].slice(0, 5 * times)).toEqual(new Array(5 * times).fill(0));
        expect([...rows.backward(upstream).data].slice(0, 10 * times)).toEqual(
          new Array(10 * times).fill(0),
        );
      });

      test.each(["float64", "float32"] as const)("one-hot and soft, %s", (dtype) => {
        const x = fromRows([...spread(wild), ...tame], dtype);
        const rows = labels.map((label) => (label === 0 ? [1, 0] : [0, 1]));
        for (const off of [
          [1, 0],
          [7, 0],
          [0, 0],
        ]) {
          const targets = fromRows(
            rows.map((row) => (row[0] === 1 ? off : row)),
            dtype,
          );
          const pass = softmaxCrossEntropy(x, targets, { classWeights, reduction: "sum" });
          const want = softmaxCrossEntropy(x, labels, { classWeights, reduction: "sum" });
          expect(pass.output).toBe(want.output);
          expect(pass.backward()).toEqual(want.backward());
          // The mean divides by all rows, as PyTorch's does.
          const mean = softmaxCrossEntropy(x, targets, { classWeights });
          expect(mean.total).toBe(6 * times);
          expect(mean.output / (want.output / (6 * times))).toBeCloseTo(1, 6);
        }
      });
    },
  );

  test("by index and by one-hot rows, a weightless infinite loss adds nothing", () => {
    const x = fromRows([
      [-inf, 0],
      [0, 1],
    ]);
    const options = { classWeights: [0, 1], reduction: "sum" } as const;
    for (const targets of [[0, 1], oneHot([0, 1], 2)]) {
      expect(softmaxCrossEntropy(x, targets, options).output).toBeCloseTo(0.31326168751822286, 15);
    }
  });

  test("smoothing gives no loss to a row whose label has weight 0, unlike PyTorch's", () => {
    const options = { classWeights: [1, 0, 1], labelSmoothing: 0.1 };
    const pass = softmaxCrossEntropy(full(2, 3, 1), [1, -100], options);
    expect(pass.output).toBe(nan);
    expect([...pass.backward().data]).toEqual([0, 0, 0, 0, 0, 0]);
    const zero = softmaxCrossEntropy(full(2, 3, 1), [1, -100], { ...options, onEmpty: "zero" });
    expect(zero.output).toBe(0);
    expect(zero.backward().data.every((d) => d === 0)).toBe(true);
    const sum = softmaxCrossEntropy(full(2, 3, 1), [1, -100], { ...options, reduction: "sum" });
    expect(sum.output).toBe(0);
  });

  test("a second backward gives the same bits, whatever became of the first", () => {
    const logits = fromRows([
      [3, -1, 2],
      [0.5, 0.25, -4],
    ]);
    const pass = softmaxCrossEntropy(logits, [2, 0]);
    const first = pass.backward();
    const kept = first.data.slice();
    first.data.fill(7);
    expect(pass.backward().data).toEqual(kept);
    expect(pass.backward(2).data).toEqual(kept.map((d) => 2 * d));
    expect(first.data.every((d) => d === 7)).toBe(true);
  });

  test.each([
    ["no rows", zeros(0, 3), [], {}],
    ["every row ignored", full(2, 3, 1), [-100, -100], {}],
    ["every row ignored, smoothed", full(2, 3, 1), [-100, -100], { labelSmoothing: 0.1 }],
    ["every row of weight 0", full(2, 3, 1), [1, 1], { classWeights: [1, 0, 1] }],
  ])("nothing counts: %s", (_, x, y, options) => {
    const byDefault = softmaxCrossEntropy(x, y, options);
    expect(byDefault.output).toBe(nan);
    expect(byDefault.backward().data.every((d) => d === 0)).toBe(true);
    const zero = softmaxCrossEntropy(x, y, { ...options, onEmpty: "zero" });
    expect(zero.output).toBe(0);
    expect(zero.backward().data.every((d) => d === 0)).toBe(true);
    expect(() => softmaxCrossEntropy(x, y, { ...options, onEmpty: "throw" })).toThrow(
      /softmaxCrossEntropy: the mean needs a row that counts, got \d rows/,
    );
    const sum = softmaxCrossEntropy(x, y, { ...options, reduction: "sum", onEmpty: "throw" });
    expect(sum.output).toBe(0);
  });

  test("what is all but impossible counts as 0 in the gradient, and subnormals never appear", () => {
    for (const [dtype, gap, least] of [
      ["float64", 666, 2 ** -960],
      ["float32", 70, 2 ** -100],
    ] as const) {
      const x = fromRows([[0, -gap, -gap + 2, -2 * gap]], dtype);
      for (const y of [[3], oneHot([3], 4, dtype), [0], oneHot([0], 4, dtype)]) {
        const d = softmaxCrossEntropy(x, y).backward().data;
        expect(d[1]).toBe(0);
        expect(d[2]).toBeGreaterThan(least);
        expect(d[2]).toBeLessThan(9 * least);
      }
    }
  });

  test("no rows: no mean, no gradient", () => {
    const pass = softmaxCrossEntropy(zeros(0, 3), []);
    expect([pass.output, pass.accuracy]).toEqual([nan, nan]);
    expect(pass.backward()).toEqual(zeros(0, 3));
  });
});

describe("bad input", () => {
  test.each([
    [[0], "softmaxCrossEntropy: got 1 labels for 2 rows; there must be one per row"],
    [[0, 3], "softmaxCrossEntropy: label 3 in row 1 must be an integer in [0, 3)"],
    [[0, -1], "softmaxCrossEntropy: label -1 in row 1 must be an integer in [0, 3)"],
    [[0.5, 0], "softmaxCrossEntropy: label 0.5 in row 0 must be an integer in [0, 3)"],
    [[0, nan], "softmaxCrossEntropy: label NaN in row 1 must be an integer in [0, 3)"],
    [zeros(2, 2), "softmaxCrossEntropy: targets [2, 2] and predictions [2, 3] disagree"],
    [full(2, 3, nan), "softmaxCrossEntropy: target NaN in row 0, column 0 must be finite"],
  ])("%#: %o", (targets, message) => {
    const handed: Matrix[] = [];
    const allocate = () => {
      const m = zeros(2, 3);
      handed.push(m);
      return m;
    };
    expect(() => softmaxCrossEntropy(zeros(2, 3), targets, { allocate })).toThrow(message);
    expect(handed).toEqual([]);
  });

  test.each<[SoftmaxCrossEntropyOptions<"mean">, string]>([
    [{ labelSmoothing: -0.1 }, "labelSmoothing must be in [0, 1], got -0.1"],
    [{ labelSmoothing: 1.1 }, "labelSmoothing must be in [0, 1], got 1.1"],
    [{ labelSmoothing: nan }, "labelSmoothing must be in [0, 1], got NaN"],
    [{ classWeights: [1, 2] }, "got 2 weights for 3 classes; there must be one per class"],
    [{ classWeights: [1, -2, 1] }, "weight -2 of class 1 must be finite and at least 0"],
    [{ classWeights: [1, 2, nan] }, "weight NaN of class 2 must be finite and at least 0"],
    [{ classWeights: [inf, 2, 1] }, "weight Infinity of class 0 must be finite and at least 0"],
    [{ classWeights: 2 as unknown as number[] }, "classWeights must be a list of numbers, got 2"],
    [{ ignoreIndex: 0.5 }, "ignoreIndex must be an integer, got 0.5"],
    [{ reduction: "avg" as "mean" }, 'reduction must be "mean" or "sum" or "none", got "avg"'],
    [{ onEmpty: "NaN" as "nan" }, 'onEmpty must be "nan" or "zero" or "throw", got "NaN"'],
  ])("%o", (options, message) => {
    const allocate = () => {
      throw new Error("allocated");
    };
    const call = () => softmaxCrossEntropy(zeros(2, 3), [0, 1], { ...options, allocate });
    expect(call).toThrow(`softmaxCrossEntropy: ${message}`);
  });

  test("an upstream gradient that is not like the loss", () => {
    const rows = softmaxCrossEntropy(zeros(2, 3), [0, 1], { reduction: "none" });
    expect(() => rows.backward(zeros(2, 3))).toThrow(
      new ShapeError(
        "softmaxCrossEntropy.backward: upstream [2, 3] and losses [2, 1] disagree: both must have the same shape",
      ),
    );
    expect(() => rows.backward(zeros(2, 1, "float32"))).toThrow(DTypeError);
    expect(() => rows.backward(1 as unknown as Matrix)).toThrow(TypeError);
    expect(() => rows.backward(undefined as unknown as Matrix)).toThrow(TypeError);
    const mean = softmaxCrossEntropy(zeros(2, 3), [0, 1]);
    expect(() => mean.backward(zeros(2, 1) as unknown as number)).toThrow(TypeError);
  });

  test("other dtypes and no classes", () => {
    expect(() => softmaxCrossEntropy(zeros(2, 3), zeros(2, 3, "float32"))).toThrow(DTypeError);
    expect(() => softmaxCrossEntropy(zeros(1, 0), [0])).toThrow(ShapeError);
  });
});
