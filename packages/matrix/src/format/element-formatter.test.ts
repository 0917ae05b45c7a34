import { describe, expect, test } from "vitest";
import type { DType } from "../core/types.js";
import { elementFormatter } from "./element-formatter.js";

function column(values: number[], dtype: DType = "float64", precision = 8, suppressSmall = false) {
  return values.map(elementFormatter(values, dtype, precision, suppressSmall));
}

// Expected texts as printed by NumPy 2.4.
describe("elementFormatter", () => {
  test("float32 turns to powers of ten at 1e6, float64 at 1e8", () => {
    expect(column([999999.94, 1e5].map(Math.fround), "float32")).toEqual([
      "999999.94",
      "100000.  ",
    ]);
    expect(column([1e6, 1e5], "float32")).toEqual(["1.e+06", "1.e+05"]);
    expect(column([99999999, 1e6])).toEqual(["99999999.", " 1000000."]);
    expect(column([1e8, 1e6])).toEqual(["1.e+08", "1.e+06"]);
  });

  test("the least float32 without powers of ten is the one nearest to 1e-4", () => {
    expect(column([Math.fround(1e-4)], "float32")).toEqual(["0.0001"]);
    expect(column([Math.fround(9.999999e-5)], "float32")).toEqual(["9.999999e-05"]);
  });

  test("powers of ten share one length of digits and exponent", () => {
    expect(column([0.1, 1234567.9].map(Math.fround), "float32")).toEqual([
      "1.0000000e-01",
      "1.2345679e+06",
    ]);
    expect(column([5e-324, 1])).toEqual(["5.e-324", "1.e+000"]);
    expect(column([1e23, 9.5e22])).toEqual(["1.0e+23", "9.5e+22"]);
  });

  test("ties go to the even digit, also when no fraction is left", () => {
    expect(column([0.5, 1.5, 2.5], "float64", 0)).toEqual(["0.", "2.", "2."]);
    expect(column([1 / 512, 3 / 512])).toEqual(["0.00195312", "0.00585938"]);
  });

  test("zero keeps its sign; nan and inf stand flush right", () => {
    expect(column([-0, 0])).toEqual(["-0.", " 0."]);
    expect(column([Number.NaN, Number.NEGATIVE_INFINITY, 1.25])).toEqual([" nan", "-inf", "1.25"]);
  });

  test("small numbers suppressed keep their sign", () => {
    expect(column([5e-9, -1e-20, 1], "float64", 8, true)).toEqual([
      " 0.00000001",
      "-0.        ",
      " 1.        ",
    ]);
  });
});
