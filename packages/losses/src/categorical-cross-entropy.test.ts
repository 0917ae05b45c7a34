import { assertGradient, assertLossGradient } from "@adjoint/gradcheck";
import {
  DTypeError,
  fromRows,
  full,
  generate,
  type Matrix,
  matrix,
  oneHot,
  ShapeError,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import notebook from "../../../fixtures/notebook.json" with { type: "json" };
import { categoricalCrossEntropy } from "./index.js";

describe("categoricalCrossEntropy", () => {
  test("by hand: indices, one-hot and soft", () => {
    const p = fromRows([
      [0.5, 0.5],
      [0.25, 0.75],
    ]);
    const expected = (Math.log(2) + Math.log(4)) / 2;
    expect(categoricalCrossEntropy(p, [0, 0]).output).toBeCloseTo(expected, 15);
    const pass = categoricalCrossEntropy(p, Uint8Array.of(0, 0));
    expect(toRows(pass.backward())).toEqual([
      [-1, 0],
      [-2, 0],
    ]);
    expect(toRows(pass.backward(0.5))).toEqual([
      [-0.5, 0],
      [-1, 0],
    ]);
    expect(pass.accuracy).toBe(0.5);
    const soft = categoricalCrossEntropy(fromRows([[0.25, 0.75]]), fromRows([[0.5, 0.5]]));
    expect(soft.output).toBeCloseTo(-(Math.log(0.25) + Math.log(0.75)) / 2, 15);
    expect(toRows(soft.backward())).toEqual([[-2, -0.5 / 0.75]]);
  });

  test.each(notebook)("has the notebook's loss: seed $seed", ({ probabilities, y, ...numpy }) => {
    const p = fromRows(probabilities);
    const pass = categoricalCrossEntropy(p, y);
    expect(Math.abs(pass.output / numpy.loss - 1)).toBeLessThanOrEqual(1e-12);
    expect(pass.accuracy).toBe(numpy.accuracy);
  });

  test("one-hot rows are the same as indices, to the last bit", () => {
    const random = randomState(2);
    const p = generate(6, 4, () => random.random());
    const labels = [0, 3, 1, 2, 2, 0];
    const a = categoricalCrossEntropy(p, labels);
    const b = categoricalCrossEntropy(p, oneHot(labels, 4));
    expect(a.output).toBe(b.output);
    expect(a.accuracy).toBe(b.accuracy);
    expect(toRows(a.backward(3))).toEqual(toRows(b.backward(3)));
  });

  test("has the gradient of its forward", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(1000),
        fc.boolean(),
        (rows, classes, seed, soft) => {
          const random = randomState(seed);
          const p = generate(rows, classes, () => random.uniform(0.05, 0.95));
          const y = soft
            ? generate(rows, classes, () => random.random())
            : random.choice(classes, rows);
          const loss = (m: typeof p) => categoricalCrossEntropy(m, y);
          assertLossGradient(loss, p, { random, rtol: 1e-7, atol: 1e-9 });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("has the gradient of its forward, for every option and reduction", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(1000),
        fc.constantFrom("labels", "ignored", "soft"),
        fc.constantFrom(0, 0.25, 1),
        (rows, classes, seed, kind, labelSmoothing) => {
          const random = randomState(seed);
          const p = generate(rows, classes, () => random.uniform(0.05, 0.95));
          const labels = [...random.choice(classes, rows)];
          const y = {
            labels,
            ignored: labels.map((label, i) => (i === 0 ? -100 : label)),
            soft: generate(rows, classes, () => random.random()),
          }[kind as "labels"];
          const classWeights = Array.from({ length: classes }, () => random.uniform(0.5, 2));
          const options = { classWeights, labelSmoothing };
          const check = { random, rtol: 1e-7, atol: 1e-9 };
          for (const reduction of ["mean", "sum"] as const) {
            const loss = (m: Matrix) => categoricalCrossEntropy(m, y, { ...options, reduction });
            assertLossGradient(loss, p, check);
          }
          const rowLosses = (m: Matrix) =>
            categoricalCrossEntropy(m, y, { ...options, reduction: "none" });
          assertGradient(rowLosses, p, check);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("weights, smoothing, ignored rows and reductions, by hand", () => {
    const p = fromRows([
      [0.5, 0.5],
      [0.25, 0.75],
      [0.5, 0.5],
    ]);
    const classWeights = [2, 6];
    const y = [0, 1, -100];
    const [first, second] = [-2 * Math.log(0.5), -6 * Math.log(0.75)] as const;
    const mean = categoricalCrossEntropy(p, y, { classWeights });
    expect(mean.output).toBeCloseTo((first + second) / 8, 15);
    expect(mean.accuracy).toBe(1);
    expect(toRows(mean.backward(2))).toEqual([
      [-1, 0],
      [0, -2],
      [0, 0],
    ]);
    const none = categoricalCrossEntropy(p, y, { classWeights, reduction: "none" });
    expect(none.output.data[0]).toBeCloseTo(first, 15);
    expect(none.output.data[2]).toBe(0);
    expect(toRows(none.backward(matrix(3, 1, [1, 10, 100])))).toEqual([
      [-4, 0],
      [0, -80],
      [0, 0],
    ]);
    const oneHotRows = categoricalCrossEntropy(p, oneHot([0, 1, 1], 2), { classWeights });
    expect(oneHotRows.output).toBeCloseTo((first + second + 6 * Math.LN2) / 3, 15);
    const smoothed = categoricalCrossEntropy(p, y, { labelSmoothing: 0.5, reduction: "sum" });
    const by = 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75);
    expect(smoothed.output).toBeCloseTo(Math.LN2 - by, 15);
  });

  test("rows of weight 0 have no mean, and no gradient", () => {
    const options = { classWeights: [1, 0], labelSmoothing: 0.1 };
    const pass = categoricalCrossEntropy(full(2, 2, 0.5), [1, -100], options);
    expect(pass.output).toBe(Number.NaN);
    expect([...pass.backward().data]).toEqual([0, 0, 0, 0]);
  });

  test.each([
    ["no rows", zeros(0, 2), [], {}],
    ["every row ignored", full(2, 2, 0.5), [-100, -100], {}],
    ["every row of weight 0", full(2, 2, 0.5), [1, 1], { classWeights: [1, 0] }],
  ])("nothing counts: %s", (_, p, y, options) => {
    const byDefault = categoricalCrossEntropy(p, y, options);
    expect(byDefault.output).toBe(Number.NaN);
    expect(byDefault.backward().data.every((d) => d === 0)).toBe(true);
    const zero = categoricalCrossEntropy(p, y, { ...options, onEmpty: "zero" });
    expect(zero.output).toBe(0);
    expect(zero.backward().data.every((d) => d === 0)).toBe(true);
    expect(() => categoricalCrossEntropy(p, y, { ...options, onEmpty: "throw" })).toThrow(
      "categoricalCrossEntropy: the mean needs a row that counts",
    );
  });

  test("a row of weight 0 counts for nothing, though its loss be infinite or NaN", () => {
    const p = fromRows([
      [0, 1],
      [Number.NaN, Number.NaN],
      [0.5, 0.5],
    ]);
    for (const targets of [[0, 0, 1], oneHot([0, 0, 1], 2)]) {
      const options = { classWeights: [0, 2], clip: 0, reduction: "sum" } as const;
      const pass = categoricalCrossEntropy(p, targets, options);
      expect(pass.output).toBe(2 * Math.LN2);
      expect(toRows(pass.backward())).toEqual([
        [0, 0],
        [0, 0],
        [0, -4],
      ]);
      const infinite = full(3, 1, Number.POSITIVE_INFINITY);
      const none = categoricalCrossEntropy(p, targets, { ...options, reduction: "none" });
      expect([...none.backward(infinite).data].slice(0, 4)).toEqual([0, 0, 0, 0]);
    }
    const smoothed = { classWeights: [0, 2], labelSmoothing: 0.5, clip: 0 };
    const pass = categoricalCrossEntropy(p, [0, 0, 1], smoothed);
    expect([pass.output, pass.total, pass.counted]).toEqual([0.75 * Math.LN2, 2, 3]);
  });

  test("refuses what is no probability, and names the loss of logits", () => {
    const logits = fromRows([
      [0.5, 0.5],
      [3, -1],
    ]);
    for (const y of [[0, 1], oneHot([0, 1], 2)]) {
      for (const clip of [1e-7, 0]) {
        expect(() => categoricalCrossEntropy(logits, y, { clip })).toThrow(
          new RangeError(
            "categoricalCrossEntropy: prediction 3 in row 1, column 0 is no probability, which is in [0, 1]; of logits, softmaxCrossEntropy of @adjoint/softmax-loss is the loss",
          ),
        );
      }
    }
    const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
    for (const p of [-1e-5, 1 + 1e-5, inf, -inf]) {
      expect(() => categoricalCrossEntropy(fromRows([[p, 0.5]]), [1])).toThrow(RangeError);
    }
    // Rounding, NaN, and rows that count for nothing.
    for (const p of [-1e-8, 1 + 1e-7]) {
      expect(categoricalCrossEntropy(fromRows([[p, 0.5]]), [1]).output).toBe(Math.LN2);
    }
    expect(categoricalCrossEntropy(fromRows([[nan, 0.5]]), [0]).output).toBe(nan);
    expect(categoricalCrossEntropy(fromRows([[-1e-8, 1]]), [0], { clip: 0 }).output).toBe(inf);
    const options = { classWeights: [1, 0] };
    expect(categoricalCrossEntropy(logits, [0, -100]).output).toBe(Math.LN2);
    expect(categoricalCrossEntropy(logits, [0, 1], options).output).toBe(Math.LN2);
  });

  test("is clipped as in the notebook, and flat where it is", () => {
    const pass = categoricalCrossEntropy(fromRows([[1e-9, 1]]), [0]);
    expect(pass.output).toBeCloseTo(16.11809565095832, 14);
    expect(toRows(pass.backward())).toEqual([[0, 0]]);
    const certain = categoricalCrossEntropy(fromRows([[0, 1]]), [1]);
    expect(certain.output).toBeCloseTo(1e-7, 13);
    expect(toRows(certain.backward())).toEqual([[0, 0]]);
  });

  test("clip 0 switches clipping off", () => {
    const options = { clip: 0 };
    expect(categoricalCrossEntropy(fromRows([[0, 1]]), [0], options).output).toBe(
      Number.POSITIVE_INFINITY,
    );
    const pass = categoricalCrossEntropy(fromRows([[0, 1]]), [1], options);
    expect(pass.output).toBeCloseTo(0, 15);
    expect(toRows(pass.backward())).toEqual([[0, -1]]);
    const oneHotPass = categoricalCrossEntropy(fromRows([[0, 1]]), fromRows([[0, 1]]), options);
    expect(oneHotPass.output).toBeCloseTo(0, 15);
  });

  test("no rows have no mean; NaN goes through; float32 stays", () => {
    const empty = categoricalCrossEntropy(zeros(0, 3), []);
    expect(empty.output).toBe(Number.NaN);
    expect(empty.backward()).toEqual(zeros(0, 3));
    expect(categoricalCrossEntropy(full(1, 2, Number.NaN), [0]).output).toBe(Number.NaN);
    const single = categoricalCrossEntropy(full(2, 2, 0.5, "float32"), [0, 1]);
    expect(single.output).toBe(Math.fround(Math.LN2));
    expect(single.backward()).toEqual(matrix(2, 2, Float32Array.of(-1, 0, 0, -1)));
  });

  test("refuses what does not fit", () => {
    const p = full(2, 3, 1 / 3);
    expect(() => categoricalCrossEntropy(p, [0])).toThrow(ShapeError);
    expect(() => categoricalCrossEntropy(p, [0, 3])).toThrow(
      new RangeError(
        "categoricalCrossEntropy: label 3 in row 1 must be an integer in [0, 3), or the ignoreIndex -100",
      ),
    );
    expect(() => categoricalCrossEntropy(p, zeros(2, 3, "float32"))).toThrow(DTypeError);
    const none = categoricalCrossEntropy(p, [0, 1], { reduction: "none" });
    expect(() => none.backward(zeros(2, 3))).toThrow(ShapeError);
    expect(() => categoricalCrossEntropy(p, [0, 1], { classWeights: [1, 1] })).toThrow(ShapeError);
    expect(() => categoricalCrossEntropy(p, [0, 1], { labelSmoothing: 2 })).toThrow(RangeError);
    for (const clip of [-1, 0.5, Number.NaN]) {
      expect(() => categoricalCrossEntropy(p, [0, 1], { clip })).toThrow(
        new RangeError(`categoricalCrossEntropy: clip must be in [0, 0.5), got ${clip}`),
      );
    }
  });
});
