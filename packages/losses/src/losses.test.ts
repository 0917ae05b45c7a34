// Losses of entries: values of PyTorch and of 1000-digit arithmetic, extremes, and what they have in common.
import { asType, fromRows, full, isMatrix, type Matrix, toRows, zeros } from "@adjoint/matrix";
import type { LossPass, Pass } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import references from "../../../fixtures/loss-references.json" with { type: "json" };
import fixed from "../../../fixtures/losses.json" with { type: "json" };
import torch from "../../../fixtures/vocabulary-losses.json" with { type: "json" };
import * as exported from "./index.js";

type AnyLoss = (p: Matrix, t: Matrix, options: object) => Pass<number | Matrix>;
const losses = exported as unknown as Record<string, AnyLoss>;
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((want, k) => {
    const error = Math.abs(actual[k]! - want);
    expect(error, `entry ${k}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)));
  });
}

/** A case of the fixtures, the loss it is of, and the names of what it was given. */
const TORCH: Record<string, [loss: string, p: string, t: string, options?: object]> = {
  binary_cross_entropy: ["binaryCrossEntropy", "p", "t"],
  binary_cross_entropy_logits_pos_weight: ["binaryCrossEntropyWithLogits", "x", "t"],
  huber_0_6: ["huber", "p", "t", { delta: 0.6 }],
  smooth_l1_beta_0_6: ["smoothL1", "p", "t", { beta: 0.6 }],
  mean_squared: ["meanSquaredError", "p", "t"],
  mean_absolute: ["meanAbsoluteError", "p", "t"],
  poisson_log_input: ["poissonNegativeLogLikelihood", "x", "t"],
  poisson_plain_full: [
    "poissonNegativeLogLikelihood",
    "p",
    "t",
    { logInput: false, full: true, epsilon: 1e-8 },
  ],
  kl_divergence: ["klDivergence", "lp", "t"],
  kl_divergence_log_target: ["klDivergence", "lp", "lt", { logTarget: true }],
  hinge_embedding: ["hingeEmbedding", "x", "s", { margin: 0.8 }],
  soft_margin: ["softMargin", "x", "s"],
};
type Case = {
  settings: { pos_weight?: number[] };
  inputs: Record<string, number[][]>;
  y: number | number[][];
  dy: number | number[][];
  gradients: Record<string, number[][]>;
};
const numbers = (value: number | number[][]) => [value].flat(2);
const given = (value: number | number[][], dtype: "float64" | "float32") =>
  typeof value === "number" ? value : fromRows(value, dtype);
const data = (value: number | Matrix) => (isMatrix(value) ? [...value.data] : [value]);

describe.each(["mean", "sum", "none"] as const)("%s is PyTorch's", (reduction) => {
  test.each(Object.entries(TORCH))("%s", (name, [lossName, p, t, options]) => {
    const expected = (torch[reduction] as unknown as Record<string, Case>)[name]!;
    for (const [dtype, tolerance] of [
      ["float64", 1e-13],
      ["float32", 3e-6],
    ] as const) {
      const matrixOf = (key: string) => fromRows(expected.inputs[key]!, dtype);
      const { w } = expected.inputs;
      const { pos_weight: positive } = expected.settings;
      const pass = losses[lossName]!(matrixOf(p), matrixOf(t), {
        reduction,
        ...options,
        ...(w && { weights: fromRows(w, dtype) }),
        ...(positive && { positiveWeights: fromRows([positive], dtype) }),
      });
      expectClose(data(pass.output), numbers(expected.y), tolerance);
      const gradient = pass.backward(given(expected.dy, dtype)).valueOf() as Matrix;
      expectClose(gradient.data, expected.gradients[p]!.flat(), tolerance);
    }
  });
});

describe("the first fixtures of PyTorch", () => {
  const { regression } = fixed;
  test.each([
    ["meanSquaredError", "mse"],
    ["meanAbsoluteError", "l1"],
    ["huber", "huber_1"],
    ["smoothL1", "smooth_l1"],
  ])("%s", (name, key) => {
    for (const reduction of ["mean", "sum"]) {
      const expected = regression[`${key}_${reduction}` as keyof typeof regression];
      const pass = losses[name]!(fromRows(fixed.predictions), fromRows(fixed.targets), {
        reduction,
      });
      expectClose(data(pass.output), [expected.loss], 1e-13);
      expectClose((pass.backward(1) as Matrix).data, expected.dpredictions.flat(), 1e-13);
    }
  });

  test("klDivergence, of rows", () => {
    const y = fromRows(fixed.log_predictions);
    const pass = exported.klDivergence(y, fromRows(fixed.kl_targets), { total: y.rows });
    expectClose([pass.output], [fixed.kl_batchmean.loss], 1e-13);
    expectClose(pass.backward().data, fixed.kl_batchmean.dlog_predictions.flat(), 1e-13);
  });
});

describe("values and derivatives are those of 1000-digit arithmetic", () => {
  test.each(references.map((each) => [each.name, each.options, each.entries] as const))(
    "%s %j",
    (name, options, entries) => {
      const column = (k: number, dtype: "float64" | "float32") =>
        fromRows(
          entries.map((row) => [row[k]!]),
          dtype,
        );
      const at = (x: Matrix, t: Matrix) => {
        const pass = losses[name]!(x, t, { ...options, reduction: "none" });
        const gradient = pass.backward(full(entries.length, 1, 1, x.dtype)) as Matrix;
        return [data(pass.output), [...gradient.data]] as const;
      };
      const [x, t] = [column(0, "float64"), column(1, "float64")];
      const wanted = [2, 3].map((k) => entries.map((row) => row[k]!));
      at(x, t).forEach((actual, k) => {
        expect(worst(actual, wanted[k]!, 2 ** -1000)).toBeLessThan(1e-14);
      });

      // In float32 beside float64 at the same inputs: what it holds of them.
      const [single, wide] = [x, t].map((m) => asType(m, "float32")) as [Matrix, Matrix];
      const exact = at(asType(single, "float64"), asType(wide, "float64"));
      at(single, wide).forEach((actual, k) => {
        expect(worst(actual, exact[k]!, 2 ** -100)).toBeLessThan(1e-6);
      });
    },
  );
});

/** The largest error beside the value, or beside the smallest number that is asked for. */
function worst(actual: readonly number[], wanted: readonly number[], smallest: number): number {
  const errors = wanted.map((want, i) => {
    const isBeyond = smallest > 2 ** -500 && !Number.isFinite(Math.fround(want));
    if (isBeyond) return actual[i] === Math.fround(want) ? 0 : Number.NaN;
    return Math.abs(actual[i]! - want) / Math.max(Math.abs(want), smallest);
  });
  return Math.max(...errors);
}

const one = (name: string, p: number, t: number, options: object = {}) => {
  const pass = losses[name]!(fromRows([[p]]), fromRows([[t]]), options);
  return [pass.output, (pass.backward(1) as Matrix).data[0]! + 0];
};

describe("kinks and extremes: loss and gradient", () => {
  test.each<[string, number, number, object, number, number]>([
    ["meanSquaredError", 1e200, 0, {}, inf, 2e200],
    ["meanAbsoluteError", 2, 2, {}, 0, 0],
    ["meanAbsoluteError", inf, 2, {}, inf, 1],
    ["huber", 1, 0, {}, 0.5, 1],
    ["huber", -1, 0, {}, 0.5, -1],
    ["huber", 1e308, -1e308, {}, inf, 1],
    ["smoothL1", 1, 0, {}, 0.5, 1],
    ["smoothL1", 3, 0, { beta: 0 }, 3, 1],
    ["smoothL1", 0, 0, { beta: 0 }, 0, 0],
    ["logCosh", 0, 0, {}, 0, 0],
    ["logCosh", -inf, 0, {}, inf, -1],
    ["logCosh", 1e300, 0, {}, 1e300, 1],
    ["binaryCrossEntropy", 0, 0, {}, 1.0000000500000033e-7, 0],
    ["binaryCrossEntropy", 0, 1, { clip: 0 }, inf, -inf],
    ["binaryCrossEntropy", 1, 1, { clip: 0 }, 0, -1],
    ["binaryCrossEntropy", 1, 0, { clip: 0 }, inf, inf],
    ["binaryCrossEntropy", 0, 0, { clip: 0 }, 0, 1],
    ["klDivergence", -inf, 0, {}, 0, 0],
    ["klDivergence", -inf, 0.5, {}, inf, -0.5],
    ["klDivergence", -1, -inf, { logTarget: true }, 0, 0],
    ["smoothL1", 2 ** -700, 0, { beta: 2 ** -696 }, 2 ** -705, 0.0625],
    ["smoothL1", 2 ** 700, 0, { beta: 2 ** 900 }, 2 ** 499, 2 ** -200],
    ["hinge", 1, 1, {}, 0, 0],
    ["hinge", -inf, 1, {}, inf, -1],
    ["squaredHinge", 1, 1, {}, 0, 0],
    ["squaredHinge", 1e200, -1, {}, inf, 2e200],
    ["softMargin", -1000, 1, {}, 1000, -1],
    ["softMargin", 1000, 1, {}, 0, 0],
    ["softMargin", inf, -1, {}, inf, 1],
    ["hingeEmbedding", 1, -1, {}, 0, 0],
    ["hingeEmbedding", -1e300, -1, {}, 1e300, -1],
    ["focal", inf, 1, {}, 0, 0],
    ["focal", -inf, 1, {}, inf, -0.25],
    ["focal", -1000, 0, {}, 0, 0],
    ["focal", 0, 0, { alpha: 0, gamma: 0 }, Math.LN2, 0.5],
    ["poissonNegativeLogLikelihood", -inf, 0, {}, 0, 0],
    ["poissonNegativeLogLikelihood", 1000, 3, {}, inf, inf],
    ["poissonNegativeLogLikelihood", 0, 0, { logInput: false, epsilon: 0 }, 0, 1],
    ["poissonNegativeLogLikelihood", 0, 2, { logInput: false, epsilon: 0 }, inf, -inf],
  ])("%s of %d by %d, %j", (name, p, t, options, loss, gradient) => {
    expect(one(name, p, t, options)).toEqual([loss, gradient]);
  });

  test.each([
    ...["meanSquaredError", "meanAbsoluteError", "huber", "smoothL1", "logCosh"],
    ...["binaryCrossEntropy", "klDivergence", "poissonNegativeLogLikelihood", "focal"],
    ...["hinge", "squaredHinge", "softMargin", "hingeEmbedding"],
  ])("NaN goes through %s", (name) => {
    expect(one(name, nan, 1)).toEqual([nan, expect.any(Number)]);
    const negative = name === "focal" ? 0 : -1;
    if (/hinge|margin|focal/i.test(name)) expect(one(name, nan, negative)).toEqual([nan, nan]);
  });
});

describe("bad input", () => {
  const x = full(1, 2, 0.5);
  test.each<[string, Matrix, Matrix, object, string]>([
    ["huber", x, x, { delta: 0 }, "huber: delta must be"],
    ["huber", x, x, { delta: inf }, "huber: delta must be"],
    ["huber", x, x, { detla: 1 }, 'huber: unknown option "detla"; did you mean "delta"?'],
    ["smoothL1", x, x, { beta: -1 }, "smoothL1: beta must be"],
    ["meanSquaredError", x, zeros(2, 2), {}, "targets [2, 2] and predictions [1, 2] disagree"],
    ["binaryCrossEntropy", x, full(1, 2, 2), {}, "target 2 in row 0, column 0 must be in [0, 1]"],
    ["binaryCrossEntropy", full(1, 2, 3), x, {}, "prediction 3 in row 0, column 0 must be a prob"],
    ["binaryCrossEntropy", x, x, { clip: 0.5 }, "binaryCrossEntropy: clip must be"],
    ["hinge", x, full(1, 2, 0), {}, "hinge: target 0 in row 0, column 0 must be 1 or -1"],
    ["softMargin", x, zeros(2, 1), {}, "softMargin: targets [2, 1] and scores [1, 2] disagree"],
    ["hingeEmbedding", x, full(1, 2, 1), { margin: inf }, "hingeEmbedding: margin must be"],
    ["focal", x, x, {}, "focal: target 0.5 in row 0, column 0 must be 0 or 1"],
    ["focal", x, zeros(1, 2), { alpha: 2 }, "focal: alpha must be"],
    ["focal", x, zeros(1, 2), { gamma: -1 }, "focal: gamma must be"],
    ["klDivergence", x, full(1, 2, -1), {}, "target -1 in row 0, column 0 must be finite and at"],
    ["klDivergence", x, full(1, 2, nan), { logTarget: true }, "target NaN in row 0, column 0 must"],
    ["klDivergence", x, x, { logTarget: 1 }, "klDivergence: logTarget must be"],
    ["poissonNegativeLogLikelihood", x, full(1, 2, -1), {}, "target -1 in row 0, column 0 must be"],
    [
      "poissonNegativeLogLikelihood",
      full(1, 2, -1),
      x,
      { logInput: false },
      "prediction -1 in row 0, column 0 must be at least 0",
    ],
  ])("%s, %#", (name, p, t, options, message) => {
    const allocate = () => {
      throw new Error("allocated");
    };
    expect(() => losses[name]!(p, t, { ...options, allocate })).toThrow(message);
  });
});

test("a slope that float32 cannot hold is an error, and not a loss of 0", () => {
  const x = full(1, 1, 0.5, "float32");
  expect(() => exported.huber(x, x, { delta: 1e-60 })).toThrow(RangeError);
  expect(toRows(exported.huber(x, x).backward())).toEqual([[0]]);
});

describe("what one loss has in common with another", () => {
  const x = fromRows([[-3, -0.5, 0.25, 4]]);
  const answers = fromRows([[1, 0, 1, 0]]);
  const signs = fromRows([[1, -1, 1, -1]]);
  test.each<[string, number, () => LossPass, () => LossPass]>([
    [
      "softMargin is the binary cross-entropy",
      1,
      () => exported.softMargin(x, signs),
      () => exported.binaryCrossEntropyWithLogits(x, answers),
    ],
    [
      "focal that counts all alike is half of it",
      2,
      () => exported.focal(x, answers, { alpha: 0.5, gamma: 0 }),
      () => exported.binaryCrossEntropyWithLogits(x, answers),
    ],
    [
      "smoothL1 is huber by its delta",
      0.5,
      () => exported.smoothL1(x, signs, { beta: 0.5 }),
      () => exported.huber(x, signs, { delta: 0.5 }),
    ],
    [
      "huber of a large delta is half the squared error",
      2,
      () => exported.huber(x, signs, { delta: 100 }),
      () => exported.meanSquaredError(x, signs),
    ],
  ])("%s", (_, factor, one, other) => {
    expectClose([factor * one().output], [other().output], 1e-15);
    const wanted = other().backward(1).data;
    expectClose(one().backward(factor).data, [...wanted], 1e-15);
  });
});
