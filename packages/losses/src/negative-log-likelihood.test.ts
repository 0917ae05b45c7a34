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
import more from "../../../fixtures/more-losses.json" with { type: "json" };
import { negativeLogLikelihood } from "./index.js";

const { NaN: nan, NEGATIVE_INFINITY: minusInf } = Number;
const torch = more.negative_log_likelihood;

function expectClose(actual: ArrayLike<number>, expected: readonly number[]) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((want, k) => {
    expect(Math.abs(actual[k]! - want)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(want)));
  });
}

describe("negativeLogLikelihood", () => {
  test.each(torch.cases)("has PyTorch's values: $reduction, weights $weights", (expected) => {
    const y = fromRows(torch.log_probabilities);
    const options = expected.weights ? { classWeights: torch.weights } : {};
    const want = [expected.loss].flat();
    if (expected.reduction === "none") {
      const pass = negativeLogLikelihood(y, torch.labels, { ...options, reduction: "none" });
      expectClose(pass.output.data, want);
      const upstream = matrix(6, 1, expected.upstream as number[]);
      expectClose(pass.backward(upstream).data, expected.dlog_probabilities.flat());
      return;
    }
    const reduction = expected.reduction as "mean" | "sum";
    const pass = negativeLogLikelihood(y, torch.labels, { ...options, reduction });
    expectClose([pass.output], want);
    const dLogProbabilities = pass.backward(expected.upstream as number);
    expectClose(dLogProbabilities.data, expected.dlog_probabilities.flat());
  });

  test("a mean knows only the ratios of weights, as near to nothing as they are", () => {
    const y = fromRows([
      [-1, -2, -3],
      [-4, -5, -6],
      [-0.5, -1.5, -2.5],
    ]);
    const [a, b, c] = [1, 2, 4];
    const expected = (a * 1 + b * 5 + c * 2.5) / (a + b + c);
    for (const unit of [1e-300, 2 ** -1022, 1e-309]) {
      const pass = negativeLogLikelihood(y, [0, 1, 2], {
        classWeights: [a * unit, b * unit, c * unit],
      });
      // Each product is off by 2^-1075 at most, and the sum of the weights at least 2^-1024.
      expect(Math.abs(pass.output - expected)).toBeLessThanOrEqual(4 * 2 ** -51);
      expectClose(pass.backward().data, [-1 / 7, 0, 0, 0, -2 / 7, 0, 0, 0, -4 / 7]);
    }
    const classWeights = [1e-310, 2e-310, 4e-310];
    expect(() => negativeLogLikelihood(y, [0, 1, 2], { classWeights })).toThrow(
      /the mean would divide by .* is Infinity in float64; make the weights larger/,
    );
  });

  test("rows of targets, by hand: the mean divides by the rows", () => {
    const y = fromRows([
      [-1, -2],
      [-3, -4],
    ]);
    const t = fromRows([
      [0.5, 0.25],
      [0, 1],
    ]);
    const pass = negativeLogLikelihood(y, t, { classWeights: [2, 4] });
    expect(pass.output).toBe((1 + 2 + 16) / 2);
    expect(toRows(pass.backward(2))).toEqual([
      [-1, -1],
      [0, -4],
    ]);
    expect(pass.accuracy).toBe(0.5);
  });

  test("has the gradient of its forward", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(1000),
        fc.constantFrom("labels", "ignored", "soft"),
        (rows, classes, seed, kind) => {
          const random = randomState(seed);
          const y = generate(rows, classes, () => -0.5 - Math.abs(random.normal()));
          const labels = [...random.choice(classes, rows)];
          const targets = {
            labels,
            ignored: labels.map((label, i) => (i === 0 ? 77 : label)),
            soft: generate(rows, classes, () => random.random()),
          }[kind as "labels"];
          const classWeights = Array.from({ length: classes }, () => random.uniform(0.5, 2));
          const options = { classWeights, ignoreIndex: 77 };
          const check = { random, rtol: 1e-7, atol: 1e-9 };
          for (const reduction of ["mean", "sum"] as const) {
            const loss = (m: Matrix) =>
              negativeLogLikelihood(m, targets, { ...options, reduction });
            assertLossGradient(loss, y, check);
          }
          const rowLosses = (m: Matrix) =>
            negativeLogLikelihood(m, targets, { ...options, reduction: "none" });
          assertGradient(rowLosses, y, check);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("one-hot rows give the bits of indices", () => {
    const random = randomState(4);
    for (const dtype of ["float64", "float32"] as const) {
      const y = generate(9, 11, () => -Math.abs(random.normal()), dtype);
      const labels = random.choice(11, 9);
      const [a, b] = [labels, oneHot(labels, 11, dtype)].map((t) => negativeLogLikelihood(y, t));
      expect(a!.output).toBe(b!.output);
      expect(a!.backward(3)).toEqual(b!.backward(3));
    }
  });

  test("minus infinity counts where there is mass, and nowhere else", () => {
    const y = fromRows([[minusInf, 0]]);
    expect(negativeLogLikelihood(y, [1]).output + 0).toBe(0);
    expect(negativeLogLikelihood(y, fromRows([[0, 1]])).output + 0).toBe(0);
    const pass = negativeLogLikelihood(y, [0]);
    expect(pass.output).toBe(Number.POSITIVE_INFINITY);
    expect(toRows(pass.backward())).toEqual([[-1, 0]]);
  });

  test("a row of weight 0 counts for nothing, though its loss be infinite or NaN", () => {
    const y = fromRows([
      [minusInf, 0],
      [nan, nan],
      [-1, -2],
    ]);
    for (const targets of [[0, 0, 1], oneHot([0, 0, 1], 2)]) {
      const pass = negativeLogLikelihood(y, targets, { classWeights: [0, 3], reduction: "sum" });
      expect(pass.output).toBe(6);
      expect(toRows(pass.backward(2)).flat()).toEqual([0, 0, 0, 0, 0, -6]);
      expect([pass.reduction, pass.counted]).toEqual(["sum", 3]);
    }
    expect(negativeLogLikelihood(y, [0, 0, 1], { classWeights: [0, 3] }).output).toBe(2);
  });

  test("refuses probabilities and logits, and names the loss of logits", () => {
    for (const [y, value] of [
      [[-1, 0.25], 0.25],
      [[2, -1], 2],
      [[Number.POSITIVE_INFINITY, -1], Number.POSITIVE_INFINITY],
    ] as const) {
      for (const label of [0, 1]) {
        expect(() => negativeLogLikelihood(fromRows([y]), [label])).toThrow(
          new RangeError(
            `negativeLogLikelihood: prediction ${value} in row 0, column ${value === 0.25 ? 1 : 0} is no log-probability, which is at most 0; of logits, softmaxCrossEntropy of @adjoint/softmax-loss is the loss`,
          ),
        );
      }
    }
    expect(negativeLogLikelihood(fromRows([[1e-8, -1]]), [1]).output).toBe(1);
    expect(negativeLogLikelihood(fromRows([[nan, -1]]), [0]).output).toBe(nan);
    expect(
      negativeLogLikelihood(
        fromRows([
          [3, 4],
          [-1, -2],
        ]),
        [-100, 0],
      ).output,
    ).toBe(1);
  });

  test("nothing counts", () => {
    const y = full(2, 2, -1);
    const ignored = [-100, -100];
    expect(negativeLogLikelihood(y, ignored).output).toBe(nan);
    expect(negativeLogLikelihood(y, ignored).backward()).toEqual(zeros(2, 2));
    expect(negativeLogLikelihood(y, ignored, { reduction: "sum" }).output).toBe(0);
    expect(negativeLogLikelihood(y, ignored, { onEmpty: "zero" }).output).toBe(0);
    expect(() => negativeLogLikelihood(y, ignored, { onEmpty: "throw" })).toThrow(RangeError);
    expect(negativeLogLikelihood(y, [0, 0], { classWeights: [0, 1] }).output).toBe(nan);
    expect(negativeLogLikelihood(zeros(0, 2), []).output).toBe(nan);
  });

  test("refuses what does not fit", () => {
    const y = zeros(2, 3);
    expect(() => negativeLogLikelihood(y, [0])).toThrow(ShapeError);
    expect(() => negativeLogLikelihood(y, [0, 3])).toThrow(
      new RangeError(
        "negativeLogLikelihood: label 3 in row 1 must be an integer in [0, 3), or the ignoreIndex -100",
      ),
    );
    expect(() => negativeLogLikelihood(y, zeros(2, 3, "float32"))).toThrow(DTypeError);
    expect(() => negativeLogLikelihood(y, [0, 0], { classWeights: [1, 2] })).toThrow(ShapeError);
    expect(() => negativeLogLikelihood(y, [0, 0], { classWeights: [1, 2, -1] })).toThrow(
      RangeError,
    );
    const none = negativeLogLikelihood(y, [0, 0], { reduction: "none" });
    expect(() => none.backward(zeros(1, 2))).toThrow(ShapeError);
  });
});
