import { describe, expect, test } from "vitest";
import fixture from "../../fixtures/operations.json" with { type: "json" };
import {
  add,
  type DType,
  DTypeError,
  divide,
  exp,
  fromRows,
  log,
  matrix,
  multiply,
  ShapeError,
  scale,
  sqrt,
  subtract,
  toRows,
  zeros,
} from "../index.js";

const operations = { add, subtract, multiply, divide };

describe("elementwise arithmetic", () => {
  describe.each(Object.entries(operations))("%s", (name, operation) => {
    test.each(fixture.broadcasts)("gives NumPy's bits: $a.shape, $b.shape, $dtype", (given) => {
      const dtype = given.dtype as DType;
      const a = matrix(given.a.shape[0]!, given.a.shape[1]!, given.a.data, dtype);
      const b = matrix(given.b.shape[0]!, given.b.shape[1]!, given.b.data, dtype);
      const result = operation(a, b);
      expect([result.rows, result.columns]).toEqual(given.shape);
      expect(Array.from(result.data)).toEqual(given[name as keyof typeof operations]);
    });

    test("writes where it is told to, in place too", () => {
      const m = matrix(1, 2, [6, 8]);
      const expected = toRows(operation(m, 2));
      expect(operation(m, 2, () => m)).toBe(m);
      expect(toRows(m)).toEqual(expected);
    });

    test("rejects what cannot be broadcast", () => {
      expect(() => operation(zeros(2, 3), zeros(3, 2))).toThrow(
        new ShapeError(`${name}: a [2, 3] and b [3, 2] disagree: sizes must be equal or 1`),
      );
      expect(() => operation(zeros(1, 1), zeros(1, 1, "float32"))).toThrow(DTypeError);
      expect(() => operation(1, 2)).toThrow(TypeError);
    });
  });

  test("a number stands on either side, rounded to the matrix's dtype", () => {
    expect(toRows(subtract(10, matrix(1, 2, [1, 2])))).toEqual([[9, 8]]);
    expect(toRows(divide(matrix(1, 2, [1, 2]), 4))).toEqual([[0.25, 0.5]]);
    expect(toRows(scale(matrix(1, 2, [1, 2]), 3))).toEqual([[3, 6]]);
    const f = Math.fround;
    expect(multiply(matrix(1, 1, Float32Array.of(0.3)), 0.1).data[0]).toBe(f(f(0.3) * f(0.1)));
  });

  test("NaN and infinities go through as IEEE says", () => {
    const m = fromRows([[Number.POSITIVE_INFINITY, Number.NaN, -0]]);
    expect(toRows(add(m, 1))).toEqual([[Number.POSITIVE_INFINITY, Number.NaN, 1]]);
    expect(toRows(subtract(m, m))).toEqual([[Number.NaN, Number.NaN, 0]]);
    expect(toRows(divide(1, m))).toEqual([[0, Number.NaN, Number.NEGATIVE_INFINITY]]);
  });
});

describe("exp, log, sqrt", () => {
  test("have NumPy's special values in both dtypes", () => {
    const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
    for (const dtype of ["float64", "float32"] as const) {
      const m = fromRows([[0, -0, 1, inf, -inf, nan]], dtype);
      expect(toRows(exp(m))[0]!.map((v, k) => (k === 2 ? 0 : v))).toEqual([1, 1, 0, inf, 0, nan]);
      expect(toRows(log(m))).toEqual([[-inf, -inf, 0, inf, nan, nan]]);
      expect(toRows(sqrt(m))).toEqual([[0, -0, 1, inf, nan, nan]]);
    }
  });

  test("undo one another and stay in their dtype", () => {
    const m = matrix(1, 3, Float32Array.of(0.5, 1, 2));
    const back = log(exp(m));
    expect(back.dtype).toBe("float32");
    for (let k = 0; k < 3; k++) expect(back.data[k]).toBeCloseTo(m.data[k]!, 6);
    expect(toRows(sqrt(matrix(1, 2, [4, 9])))).toEqual([[2, 3]]);
  });
});
