import { fromRows, full, type Matrix, ShapeError, toRows, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import torch from "../../../fixtures/vocabulary-losses.json" with { type: "json" };
import { gaussianNegativeLogLikelihood } from "./gaussian-negative-log-likelihood.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((want, k) => {
    expect(Math.abs(actual[k]! - want)).toBeLessThanOrEqual(tolerance * Math.max(1, want));
  });
}

describe("values are PyTorch's", () => {
  test.each(["mean", "sum", "none"] as const)("%s", (reduction) => {
    const { inputs, y, dy, gradients } = torch[reduction].gaussian_nll;
    for (const [dtype, tolerance] of [
      ["float64", 1e-13],
      ["float32", 1e-5],
    ] as const) {
      const [m, t, v] = [inputs.m, inputs.t, inputs.v].map((rows) => fromRows(rows, dtype));
      const pass = gaussianNegativeLogLikelihood(m!, t!, v!, { reduction });
      const output = typeof pass.output === "number" ? [pass.output] : (pass.output as Matrix).data;
      expectClose(output, [y].flat(2), tolerance);
      const upstream = typeof dy === "number" ? dy : fromRows(dy, dtype);
      const { means, variances } = pass.backward(upstream as never);
      expectClose(means.data, gradients.m.flat(), tolerance);
      expectClose(variances.data, gradients.v.flat(), tolerance);
    }
  });
});

const one = (m: number, t: number, v: number, options: object = {}) => {
  const pass = gaussianNegativeLogLikelihood(full(1, 1, m), full(1, 1, t), full(1, 1, v), options);
  const { means, variances } = pass.backward();
  return [pass.output, means.data[0], variances.data[0]];
};

describe("extremes: loss, and gradients by mean and variance", () => {
  test.each([
    ["the constant", 0, 0, 1, { full: true }, 0.5 * Math.log(2 * Math.PI), 0, 0.5],
    ["a variance below epsilon", 1, 0, 0, { epsilon: 0.5 }, 1 - Math.LN2 / 2, 2, 0],
    ["a variance of epsilon", 1, 0, 0.5, { epsilon: 0.5 }, 1 - Math.LN2 / 2, 2, -1],
    ["an error whose square overflows", 2 ** 600, 0, 2 ** 600, {}, 2 ** 599, 1, -0.5],
    ["an infinite variance", 1, 0, inf, {}, inf, 0, 0],
    ["an infinite error", inf, 0, 1, {}, inf, inf, -inf],
    ["a mean that is NaN", nan, 0, 1, {}, nan, nan, nan],
    ["a variance that is NaN", 1, 0, nan, {}, nan, nan, nan],
  ])("%s", (_, m, t, v, options, loss, byMean, byVariance) => {
    const [output, dMean, dVariance] = one(m, t, v, options);
    const near = Number.isFinite(loss) ? expect.closeTo(loss, 14) : loss;
    expect([output, dMean, dVariance]).toEqual([near, byMean, byVariance]);
  });

  test("what has weight 0 counts for nothing", () => {
    const pass = gaussianNegativeLogLikelihood(
      fromRows([[inf, 3]]),
      fromRows([[0, 1]]),
      fromRows([[1, 1]]),
      { weights: fromRows([[0, 2]]) },
    );
    expect(pass.output).toBe(2);
    expect(toRows(pass.backward().means)).toEqual([[0, 2]]);
    expect(toRows(pass.backward().variances)).toEqual([[0, -1.5]]);
  });

  test("parts that are told one total add up", () => {
    const [m, t, v] = [fromRows([[3, 1]]), fromRows([[1, 1]]), fromRows([[2, 4]])];
    const whole = gaussianNegativeLogLikelihood(m, t, v);
    const parts = [0, 1].map((j) =>
      gaussianNegativeLogLikelihood(full(1, 1, m.data[j]!), [t.data[j]!], full(1, 1, v.data[j]!), {
        total: 2,
      }),
    );
    expect(parts[0]!.output + parts[1]!.output).toBe(whole.output);
    expect(parts.map((part) => part.backward().variances.data[0])).toEqual([
      ...whole.backward().variances.data,
    ]);
    expect(parts[0]!.reduction).toBe("sum");
  });
});

describe("bad input", () => {
  const x = full(1, 2, 0.5);
  test.each<[string, Matrix, Matrix, object, string]>([
    ["a shape", x, zeros(2, 1), {}, "variances [2, 1] and means [1, 2] disagree"],
    ["a variance", x, full(1, 2, -1), {}, "variance -1 in row 0, column 0 must be at least 0"],
    ["epsilon", x, x, { epsilon: 0 }, "gaussianNegativeLogLikelihood: epsilon must be"],
    ["full", x, x, { full: 1 }, "gaussianNegativeLogLikelihood: full must be"],
    ["targets", zeros(1, 3), x, {}, "targets [1, 3] and means [1, 2] disagree"],
    ["an option", x, x, { eps: 1 }, 'unknown option "eps"'],
  ])("%s", (_, targets, variances, options, message) => {
    const allocate = () => {
      throw new Error("allocated");
    };
    const call = () =>
      gaussianNegativeLogLikelihood(x, targets, variances, { ...options, allocate });
    expect(call).toThrow(message);
  });

  test("an upstream gradient unlike the losses", () => {
    const pass = gaussianNegativeLogLikelihood(x, x, x, { reduction: "none" });
    expect(() => pass.backward(zeros(2, 1))).toThrow(ShapeError);
  });
});
