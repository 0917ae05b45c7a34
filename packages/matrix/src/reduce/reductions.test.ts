import { describe, expect, test } from "vitest";
import fixture from "../../fixtures/operations.json" with { type: "json" };
import {
  argmax,
  type DType,
  full,
  matrix,
  max,
  mean,
  min,
  ShapeError,
  sum,
  zeros,
} from "../index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe.each([
  ["sum", sum],
  ["mean", mean],
  ["max", max],
  ["min", min],
] as const)("%s", (name, reduce) => {
  test.each(fixture.reductions)("gives NumPy's bits: $rows x $columns $dtype", (given) => {
    const m = matrix(given.rows, given.columns, given.data, given.dtype as DType);
    const [all, down, along] = given[name] as [number, number[], number[]];
    expect(reduce(m)).toBe(all);
    expect(reduce(m, { axis: 0 })).toEqual(matrix(1, m.columns, down, m.dtype));
    expect(reduce(m, { axis: 1 })).toEqual(matrix(m.rows, 1, along, m.dtype));
  });

  test("lets NaN through", () => {
    const m = matrix(2, 2, [1, nan, 3, 4]);
    expect(reduce(m)).toBe(nan);
    expect(reduce(m, { axis: 0 }).data[1]).toBe(nan);
    expect(reduce(m, { axis: 1 }).data[0]).toBe(nan);
    expect(reduce(matrix(1, 3, [nan, 1, 2]))).toBe(nan);
  });

  test("rejects another axis", () => {
    expect(() => reduce(zeros(1, 1), { axis: 2 as 0 })).toThrow(
      new RangeError(`${name}: axis must be 0, 1 or left out, got 2`),
    );
  });
});

describe("argmax", () => {
  test.each(fixture.reductions)("finds what NumPy finds: $rows x $columns $dtype", (given) => {
    const m = matrix(given.rows, given.columns, given.data, given.dtype as DType);
    const [all, down, along] = given.argmax as [number, number[], number[]];
    expect(argmax(m)).toBe(all);
    expect(Array.from(argmax(m, { axis: 0 }))).toEqual(down);
    expect(Array.from(argmax(m, { axis: 1 }))).toEqual(along);
  });

  test("takes the first of equals, and the first NaN before all", () => {
    expect(argmax(matrix(1, 4, [1, 7, 7, 2]))).toBe(1);
    expect(argmax(matrix(1, 4, [1, nan, inf, nan]))).toBe(1);
  });
});

describe("sum down a single column", () => {
  test("adds in NumPy's pairwise order, as along a row", () => {
    const column = [1e16, 1, 1, 1, 1, 1, 1, 1];
    expect(sum(matrix(8, 1, column), { axis: 0 }).data[0]).toBe(1.0000000000000006e16);
    expect(mean(matrix(8, 1, column), { axis: 0 }).data[0]).toBe(1.0000000000000006e16 / 8);
  });
});

test("the sum of -0 alone is 0, as in NumPy", () => {
  for (const dtype of ["float64", "float32"] as const) {
    for (const [rows, columns] of [
      [1, 1],
      [8, 1],
      [1, 8],
      [2, 2],
      [1, 200],
      [70, 70],
    ] as const) {
      const m = full(rows, columns, -0, dtype);
      expect(sum(m)).toBe(0);
      expect(sum(m, { axis: 0 })).toEqual(zeros(1, columns, dtype));
      expect(sum(m, { axis: 1 })).toEqual(zeros(rows, 1, dtype));
    }
  }
});

describe("nothing to reduce", () => {
  test("sums to 0, averages to NaN, and has no largest", () => {
    expect(sum(zeros(0, 3))).toBe(0);
    expect(sum(zeros(0, 2), { axis: 0 })).toEqual(zeros(1, 2));
    expect(sum(zeros(2, 0), { axis: 1 })).toEqual(zeros(2, 1));
    expect(mean(zeros(0, 3))).toBe(nan);
    expect(max(zeros(0, 3), { axis: 1 })).toEqual(zeros(0, 1));
    expect(argmax(zeros(0, 3), { axis: 1 })).toEqual(new Int32Array(0));
    expect(() => max(zeros(0, 3), { axis: 0 })).toThrow(
      new ShapeError("max: m [0, 3] has no elements to choose from"),
    );
    expect(() => min(zeros(2, 0), { axis: 1 })).toThrow(ShapeError);
    expect(() => argmax(zeros(0, 0))).toThrow(ShapeError);
  });
});
