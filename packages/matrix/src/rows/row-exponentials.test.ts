import { exp, expFloat32 } from "@adjoint/math";
import { describe, expect, test } from "vitest";
import { rowExponentials } from "./row-exponentials.js";

describe("rowExponentials", () => {
  test("writes one row, and gives its largest element", () => {
    const data = Float64Array.of(9, 1, 3, 2, 9);
    const output = new Float64Array(5);
    expect(rowExponentials(data, 1, 3, output)).toBe(3);
    expect([...output]).toEqual([0, exp(-2), 1, exp(-1), 0]);
  });

  test("rounds differences to float32", () => {
    const data = Float32Array.of(0.1, 16777216);
    rowExponentials(data, 0, 2, data);
    expect([...data]).toEqual([expFloat32(Math.fround(Math.fround(0.1) - 16777216)), 1]);
    const near = Float32Array.of(-0.1, 0.3);
    const difference = Math.fround(near[0]! - near[1]!);
    rowExponentials(near, 0, 2, near);
    expect([...near]).toEqual([expFloat32(difference), 1]);
  });

  test("what is below the least becomes 0, and NaN stays NaN", () => {
    const row = Float64Array.of(-2, 0, Number.NEGATIVE_INFINITY);
    rowExponentials(row, 0, 3, row, 0.2);
    expect([...row]).toEqual([0, 1, 0]);
    const broken = Float64Array.of(1, Number.NaN, 2);
    expect(rowExponentials(broken, 0, 3, broken)).toBeNaN();
    expect([...broken]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test("refuses other arrays, and rows that lie in one of two alone", () => {
    const four = new Float64Array(4);
    expect(() => rowExponentials(four, 0, 4, new Float32Array(4))).toThrow(
      "rowExponentials: data and output must both be a Float64Array or a Float32Array, got a Float64Array of 4 and a Float32Array of 4",
    );
    expect(() => rowExponentials(four, 0, 4, new Float64Array(3))).toThrow(RangeError);
    expect(() => rowExponentials(four, 0, 0, four)).toThrow(
      "rowExponentials: columns must be an integer from 1 to 4, got 0",
    );
  });
});
