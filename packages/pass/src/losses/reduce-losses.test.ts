import { DTypeError, type Matrix, matrix, ShapeError, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { assertReduction, gradientScale, reduceLosses } from "./index.js";

const { NaN: nan } = Number;
const losses = matrix(3, 1, [1, 2, 6]);

describe("reduceLosses", () => {
  test("mean, sum and none, with the way back", () => {
    const mean = reduceLosses("loss", losses, {});
    expect(mean.output).toBe(3);
    expect([mean.backward(), mean.backward(6)]).toEqual([1 / 3, 2]);
    const weighted = reduceLosses("loss", losses, { reduction: "mean" }, 4);
    expect(weighted.output).toBe(2.25);
    expect(weighted.backward(2)).toBe(0.5);
    const sum = reduceLosses("loss", losses, { reduction: "sum" }, 4);
    expect(sum.output).toBe(9);
    expect([sum.backward(), sum.backward(6)]).toEqual([1, 6]);
    const none = reduceLosses("loss", losses, { reduction: "none" });
    expect(none.output).toBe(losses);
    expect([weighted, sum, none].map((reduced) => [reduced.reduction, reduced.total])).toEqual([
      ["mean", 4],
      ["sum", 4],
      ["none", 3],
    ]);
    const upstream = matrix(3, 1, [7, 8, 9]);
    expect(none.backward(upstream)).toBe(upstream);
  });

  test("rounds in float32: the number, and the factor once", () => {
    const single = reduceLosses("loss", matrix(3, 1, Float32Array.of(1, 1, 0)), {});
    expect(single.output).toBe(Math.fround(2 / 3));
    expect(single.backward(0.1)).toBe(Math.fround(Math.fround(0.1) / 3));
  });

  test("the mean of none is NaN, or 0 with a gradient of 0", () => {
    const none = zeros(0, 1);
    expect(reduceLosses("loss", none, {}).output).toBe(nan);
    expect(reduceLosses("loss", none, { reduction: "sum" }).output).toBe(0);
    const zero = reduceLosses("loss", losses, { onEmpty: "zero" }, 0);
    expect([zero.output, zero.backward(5)]).toEqual([0, 0]);
  });

  test("a mean that is told its total adds up, and says so", () => {
    const total = 8;
    for (const own of [3, 1, 0]) {
      const { output, backward, reduction, ...rest } = reduceLosses("loss", losses, { total }, own);
      expect([output, backward(4), reduction, rest.total]).toEqual([9 / 8, 0.5, "sum", own]);
    }
    const sum = reduceLosses("loss", losses, { total, reduction: "sum" });
    expect([sum.output, sum.backward()]).toEqual([9, 1]);
    const none = reduceLosses("loss", losses, { total, reduction: "none" });
    expect([none.output, none.reduction]).toEqual([losses, "none"]);
  });

  test.each([
    ["float64", 1e-310],
    ["float32", 1e-39],
  ] as const)("refuses in %s to divide by %d, whose reciprocal is Infinity", (dtype, total) => {
    expect(() => reduceLosses("loss", zeros(1, 1, dtype), {}, total)).toThrow(
      new RangeError(
        `loss: the mean would divide by ${total}, and 1 / ${total} is Infinity in ${dtype}; make the weights larger`,
      ),
    );
    expect(() => gradientScale("loss", dtype, { total }, 1)).toThrow("would divide by");
    expect(() =>
      reduceLosses("loss", zeros(1, 1, dtype), { reduction: "sum" }, total),
    ).not.toThrow();
  });

  test("refuses an upstream gradient of another kind", () => {
    const none = reduceLosses("loss", losses, { reduction: "none" });
    expect(() => none.backward(zeros(1, 3))).toThrow(
      new ShapeError(
        "loss.backward: upstream [1, 3] and losses [3, 1] disagree: both must have the same shape",
      ),
    );
    expect(() => none.backward(zeros(3, 1, "float32"))).toThrow(DTypeError);
    expect(() => none.backward()).toThrow(
      new TypeError("loss.backward: upstream must be a matrix like the losses, got undefined"),
    );
    const mean = reduceLosses("loss", losses, {});
    expect(() => mean.backward(losses as Matrix & number)).toThrow(
      new TypeError("loss.backward: upstream must be a number, got a float64 matrix [3, 1]"),
    );
  });
});

describe("assertReduction", () => {
  test("knows the words", () => {
    for (const word of ["mean", "sum", "none"]) assertReduction("loss", word);
    for (const word of ["nan", "zero", "throw"]) assertReduction("loss", "mean", word);
    expect(() => assertReduction("loss", "avg")).toThrow(
      new RangeError('loss: reduction must be "mean" or "sum" or "none", got "avg"'),
    );
    expect(() => assertReduction("loss", 3)).toThrow("got 3");
    expect(() => assertReduction("loss", "sum", "NaN")).toThrow(
      new RangeError(
        'loss: onEmpty must be "nan" or "zero" or "throw", got "NaN"; did you mean "nan"?',
      ),
    );
  });
});

describe("gradientScale", () => {
  test("is what reduceLosses gives for an upstream gradient of 1", () => {
    const losses = matrix(3, 1, [1, 2, 6]);
    const singles = matrix(3, 1, Float32Array.of(1, 2, 6));
    for (const total of [3, 0.7, 0]) {
      for (const reduction of ["mean", "sum"] as const) {
        for (const onEmpty of ["nan", "zero"] as const) {
          for (const each of [losses, singles]) {
            for (const options of [
              { reduction, onEmpty },
              { reduction, onEmpty, total: 7 },
            ]) {
              const expected = reduceLosses("loss", each, options, total).backward(1);
              expect(gradientScale("loss", each.dtype, options, total)).toBe(expected);
            }
          }
        }
      }
    }
  });

  test("of losses that are not reduced it is 1", () => {
    expect(gradientScale("loss", "float64", { reduction: "none" }, 5)).toBe(1);
  });
});
