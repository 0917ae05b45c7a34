import { describe, expect, test } from "vitest";
import { testValues } from "../../testing/test-values.js";
import {
  add,
  type DType,
  DTypeError,
  divide,
  full,
  type Matrix,
  matrix,
  multiply,
  ShapeError,
  subtract,
  toRows,
  workspace,
} from "../index.js";
import { guarded } from "../memory/guarded.js";
import { kernelsRun } from "../memory/kernels-run.js";
import { broadcasting } from "./broadcasting.js";

/** The same values in an ordinary array and in linear memory. */
function both(dtype: DType, rows: number, columns: number, seed: number, offset: number) {
  const values = testValues(rows * columns, seed, seed % 2 === 0);
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const record = (data: Matrix["data"]): Matrix => ({ rows, columns, dtype, data });
  return {
    ordinary: record(array.from(values)),
    resident: record(guarded(dtype, values, offset).data),
  };
}

function element({ rows, columns, data }: Matrix, i: number, j: number): number {
  return data[(rows === 1 ? 0 : i * columns) + (columns === 1 ? 0 : j)]!;
}

const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 33];

test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each(["float32", "float64"] as const)("%s arithmetic", (dtype) => {
  test.each([
    ["add", add, (a: number, b: number) => a + b],
    ["subtract", subtract, (a: number, b: number) => a - b],
    ["multiply", multiply, (a: number, b: number) => a * b],
    ["divide", divide, (a: number, b: number) => a / b],
  ] as const)(
    "%s has the bits of its definition, with all broadcasting",
    (_, operation, define) => {
      for (const rows of sizes) {
        for (const columns of sizes) {
          for (const [otherRows, otherColumns] of [
            [rows, columns],
            [1, columns],
            [rows, 1],
            [1, 1],
          ] as const) {
            const a = both(dtype, rows, columns, rows + columns, columns % 4);
            const b = both(dtype, otherRows, otherColumns, rows * columns + 1, rows % 4);
            for (const flip of [false, true]) {
              const [left, right] = flip ? [b, a] : [a, b];
              const expected = a.ordinary.data.map((_, k) => {
                const [i, j] = [Math.floor(k / columns), k % columns];
                return define(element(left.ordinary, i, j), element(right.ordinary, i, j));
              });
              const shape = { rows, columns, dtype };
              const room = guarded(dtype, expected.slice().fill(5), (rows + 1) % 4);
              const ordinary = operation(left.ordinary, right.ordinary);
              operation(left.resident, right.resident, () => ({ ...shape, data: room.data }));
              expect(room.intact()).toBe(true);
              for (const { data } of [room, ordinary]) {
                const wrong = expected.findIndex((value, k) => !Object.is(value, data[k]));
                const found =
                  wrong < 0 ? [] : [rows, columns, otherRows, otherColumns, flip, wrong];
                expect(found).toEqual([]);
              }
            }
          }
        }
      }
    },
  );

  test("a column and a row give every pair", () => {
    const column = matrix(3, 1, [0, 10, 20], dtype);
    const row = matrix(1, 2, [1, 2], dtype);
    const expected = [1, 2, 11, 12, 21, 22];
    expect([...add(column, row).data]).toEqual(expected);
    const room = workspace().allocate;
    expect([...add(column, row, room).data]).toEqual(expected);
  });

  test("a number on one side, and results written over an operand", () => {
    const { ordinary, resident } = both(dtype, 7, 9, 1, 1);
    expect(divide(1, resident, workspace().allocate).data).toEqual(divide(1, ordinary).data);
    const expected = multiply(ordinary, 0.1);
    expect(multiply(resident, 0.1, () => resident).data).toEqual(expected.data);
  });
});

describe("a formula of one's own", () => {
  const { between } = broadcasting({
    between: {
      operands: ["x", "low", "high"],
      formula: (x, low, high) => (x < low ? 0 : x > high ? 0 : 1),
    },
  });

  test("takes up to three operands", () => {
    const x = matrix(2, 3, [1, 2, 3, 4, 5, 6]);
    expect(toRows(between([x, matrix(2, 1, [2, 6]), 5]))).toEqual([
      [0, 1, 1],
      [0, 0, 0],
    ]);
    expect(toRows(between([matrix(1, 1, [3]), matrix(2, 1, [2, 6]), full(1, 2, 5)]))).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  test("names its operands where they do not go together", () => {
    const x = full(2, 3, 1);
    expect(() => between([1, x, full(3, 1, 0)])).toThrow(
      new ShapeError("between: low [2, 3] and high [3, 1] disagree: sizes must be equal or 1"),
    );
    expect(() => between([0, x, full(2, 3, 1, "float32")])).toThrow(
      new DTypeError("between: low is float64 and high is float32; both must have the same dtype"),
    );
    expect(() => between([0, 1, 2])).toThrow(/between: got numbers alone/);
    const wrong: never = "x" as never;
    expect(() => between([x, wrong, 2])).toThrow(
      new TypeError('between: low must be a matrix or a number, got "x"'),
    );
    const pair = [1, 2] as never;
    const { odd } = broadcasting({ odd: () => pair });
    expect(() => odd([x])).toThrow(/odd: the formula must return a number, got /);
  });

  test("refuses a result that begins in the midst of an operand", () => {
    const data = new Float64Array(5);
    const m = (start: number): Matrix => ({
      ...full(1, 4, 0),
      data: data.subarray(start, start + 4),
    });
    expect(() => between([0, 1, m(0)], () => m(1))).toThrow(/shares memory with an operand/);
  });
});
