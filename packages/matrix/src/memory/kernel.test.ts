import { describe, expect, test } from "vitest";
import { compiled } from "../generated/add.js";
import { matmulModule } from "../generated/matmul.js";
import {
  type DType,
  DTypeError,
  full,
  type Matrix,
  ShapeError,
  add as sum,
  workspace,
} from "../index.js";
import { guarded } from "./guarded.js";
import { kernel } from "./kernel.js";

const least = { resident: 1, copied: 4 };

const addition = kernel("addition", compiled, "add", {
  operands: ["in a", "in b", "out result"],
  numbers: ["rows", "columns", "aRow", "aAlong", "bRow", "bAlong"],
  least,
  elementwise: true,
});
const add = (a: Matrix, b: Matrix, result: Matrix) => {
  const { length } = result.data;
  return addition(length, [a, b, result], 1, length, 0, -1, 0, -1);
};

describe.each(["float64", "float32"] as const)("a kernel of %s", (dtype) => {
  const resident = (...values: number[]): Matrix => ({
    rows: 1,
    columns: values.length,
    dtype,
    data: guarded(dtype, values).data,
  });

  test("runs where operands are in linear memory, and elsewhere from so much work on", () => {
    const result = resident(0, 0);
    expect(add(resident(1, 2), resident(3, 4), result)).toBe(0);
    expect([...result.data]).toEqual([4, 6]);

    const few = full(1, 3, 0, dtype);
    expect(add(full(1, 3, 1, dtype), full(1, 3, 2, dtype), few)).toBeUndefined();
    expect([...few.data]).toEqual([0, 0, 0]);
    const many = full(1, 4, 0, dtype);
    expect(add(full(1, 4, 1, dtype), resident(1, 2, 3, 4), many)).toBe(0);
    expect([...many.data]).toEqual([2, 3, 4, 5]);
  });

  test("may write a result over an operand, and not over a part of one", () => {
    const a = resident(1, 2, 3, 4);
    expect(add(a, a, a)).toBe(0);
    expect([...a.data]).toEqual([2, 4, 6, 8]);
    const last: Matrix = { rows: 1, columns: 3, dtype, data: a.data.subarray(1) };
    const first: Matrix = { rows: 1, columns: 3, dtype, data: a.data.subarray(0, 3) };
    expect(() => add(first, first, last)).toThrow(
      new RangeError("addition: result shares memory with a; it must have its own"),
    );
    expect([...a.data]).toEqual([2, 4, 6, 8]);
  });

  test("called again from a getter of data, it leaves the outer call to the twin", () => {
    const inner = resident(0, 0);
    const again = resident(1, 2);
    const { data } = again;
    let calls = 0;
    const a: Matrix = {
      rows: 1,
      columns: 2,
      dtype,
      get data() {
        calls += 1;
        expect(add(again, again, inner)).toBe(0);
        return data;
      },
    };
    const result = resident(7, 7);
    expect(add(a, again, result)).toBeUndefined();
    expect(calls).toBeGreaterThan(0);
    expect([...inner.data]).toEqual([2, 4]);
    expect([...result.data]).toEqual([7, 7]);
    expect(add(again, again, result)).toBe(0);
    expect([...result.data]).toEqual([2, 4]);
    expect([...sum(a, again).data]).toEqual([2, 4]);
  });

  // Whether it would run, or leave the work to the twin.
  test.each([1, 8])("checks %i elements before it writes any", (columns) => {
    const a = full(1, columns, 1, dtype);
    const other: DType = dtype === "float32" ? "float64" : "float32";
    const result = full(1, columns, 7, dtype);
    const refuses = (operand: Matrix, error: new (message: string) => Error, message: string) => {
      expect(() => add(a, operand, result)).toThrow(error);
      expect(() => add(a, operand, result)).toThrow(message);
      expect([...result.data]).toEqual(new Array(columns).fill(7));
    };
    refuses({ ...a, data: a.data.subarray(1) }, ShapeError, "addition: b");
    refuses({ ...a, rows: 2 }, ShapeError, `addition: b [2, ${columns}] must have`);
    refuses({ ...a, data: full(1, columns, 1, other).data }, DTypeError, "addition: b");
    refuses(full(1, columns, 1, other), DTypeError, `addition: a is ${dtype} and b is ${other}`);
    expect(() => add(a, a, { ...result, rows: 3 })).toThrow(ShapeError);
  });
});

test("a declaration that the module does not keep is told", () => {
  const wrong = kernel("wrong", compiled, "add", {
    operands: ["in a", "out result"],
    numbers: ["length"],
    least: { resident: 0, copied: 0 },
  });
  const a = workspace().allocate(1, 2, "float64");
  expect(() => wrong(2, [a, full(1, 2, 0)], 2)).toThrow(
    "kernel: the module exports no add of 3 parameters",
  );
});

test("an operand of a call that threw is not taken for one that the next leaves out", () => {
  const product = kernel("product", matmulModule, "product", {
    operands: ["in a", "in b", "in bias", "out result", "scratch room"],
    numbers: ["aRow", "aStep", "bStep", "bColumn", "rows", "inner", "columns"],
    least: { resident: 1, copied: 1 },
  });
  const two: Matrix = { ...full(1, 1, 0), data: guarded("float64", [2]).data };
  const bias: Matrix = { ...full(1, 1, 0), data: guarded("float64", [100]).data };
  const multiply = (given: Matrix | undefined, result: Matrix) =>
    product(1, [two, two, given, result, 64], 8, 8, 8, 8, 1, 1, 1);
  expect(() => multiply(bias, full(1, 1, 0, "float32"))).toThrow(DTypeError);
  const result = full(1, 1, 0);
  expect(multiply(undefined, result)).toBe(0);
  expect(result.data[0]).toBe(4);
});
