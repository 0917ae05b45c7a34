import { describe, expect, test } from "vitest";
import { DTypeError, matrix, ShapeError, toRows, zeros } from "../index.js";
import { elementwise } from "./elementwise.js";

const { sum, both, lerp, four } = elementwise({
  sum: (a, b) => a + b,
  both: (a) => [a + 1, a - 1],
  lerp: { operands: 2, formula: (a, b, share) => a + share * (b - a) },
  four: (a, b, c, d) => a * b + c * d,
});
const row = (...values: number[]) => matrix(1, values.length, values);

describe("elementwise", () => {
  test("gives one result, or several, of as many operands as the formula has", () => {
    const [x, y] = [zeros(1, 2), zeros(1, 2)];
    sum([row(1, 2), row(10, 20)], [x]);
    expect(toRows(x)).toEqual([[11, 22]]);
    both([row(5, 7)], [x, y]);
    expect([toRows(x), toRows(y)]).toEqual([[[6, 8]], [[4, 6]]]);
    four([row(1, 2), row(3, 4), row(5, 6), row(7, 8)], [x]);
    expect(toRows(x)).toEqual([[1 * 3 + 5 * 7, 2 * 4 + 6 * 8]]);
  });

  test("settings are the same for all elements, and are rounded to the dtype", () => {
    const x = zeros(1, 2);
    lerp([row(0, 4), row(10, 8)], [x], 0.25);
    expect(toRows(x)).toEqual([[2.5, 5]]);
    const single = zeros(1, 1, "float32");
    lerp([matrix(1, 1, [0], "float32"), matrix(1, 1, [1], "float32")], [single], 0.1);
    expect(single.data[0]).toBe(Math.fround(0.1));
  });

  test("results may be written over operands", () => {
    const x = row(1, 2, 3);
    sum([x, x], [x]);
    expect(toRows(x)).toEqual([[2, 4, 6]]);
  });

  test("refuses matrices that disagree, before anything is written", () => {
    const x = zeros(1, 2);
    expect(() => sum([row(1, 2), row(1, 2, 3)], [x])).toThrow(
      new ShapeError(
        "sum: operand 1 [1, 3] and result 0 [1, 2] disagree: both must have the same shape",
      ),
    );
    expect(() => sum([row(1, 2), zeros(1, 2, "float32")], [x])).toThrow(DTypeError);
    expect(() => both([row(1, 2)], [x, zeros(2, 1)])).toThrow(
      "both: result 1 [2, 1] and result 0 [1, 2] disagree: both must have the same shape",
    );
    expect(toRows(x)).toEqual([[0, 0]]);
    expect(() => sum([row(1, 2), row(1, 2)], [x, zeros(1, 2)])).toThrow(
      "sum: the formula must return an array of 2 numbers, got 2",
    );
  });
});
