// `inPlace` of @adjoint/matrix/kit, with the kernel of a formula that is in place: they are here.
import {
  DTypeError,
  full,
  type Matrix,
  matrix,
  ShapeError,
  toRows,
  workspace,
} from "@adjoint/matrix";
import { type Compiled, guarded, inPlace } from "@adjoint/matrix/kit";
import { describe, expect, test } from "vitest";
import { compiled } from "./generated/sgd.js";

const operands = ["value", "gradient"];
const formula = (w: number, dw: number, rate: number, decay: number) =>
  w - rate * (decay === 0 ? dw : dw + decay * w);
const steps = {
  "by kernel": inPlace({ sgd: { operands, formula } }, compiled as Compiled<"sgd">).sgd,
  "without one": inPlace({ sgd: { operands, formula } }).sgd,
};
const row = (...values: number[]) => matrix(1, values.length, values);

describe.each(Object.entries(steps))("in place, %s", (_, step) => {
  test.each(["float64", "float32"] as const)("%s lists of any shape and home", (dtype) => {
    const { allocate, end } = workspace();
    const homes = [allocate, (rows: number, columns: number) => full(rows, columns, 0, dtype)];
    const lists: [Matrix, Matrix][] = [];
    const wanted: number[][] = [];
    for (let k = 0; k < 24; k++) {
      // Both at home, either, and none: in turn, so that calls are of many lists and of one.
      const make = (home: number) => homes[home]!(k % 3, k % 5, dtype);
      const [value, gradient] = [make(k % 4 === 3 ? 1 : 0), make(k % 8 > 5 ? 1 : 0)];
      value.data.forEach((_, i) => {
        value.data[i] = (k + i) / 4;
        gradient.data[i] = i - k;
      });
      lists.push([value, gradient]);
      wanted.push([...value.data].map((w, i) => w - 0.25 * (i - k + 0.5 * w)));
    }
    step(lists, 0.25, 0.5);
    expect(lists.map(([{ data }]) => [...data])).toEqual(wanted);
    end();
  });

  test("one list after another: the next sees what the last has written", () => {
    const { allocate, end } = workspace();
    for (const value of [full(1, 4, 8), allocate(1, 4, "float64")]) {
      value.data.fill(8);
      step(
        [
          [value, value],
          [value, value],
          [value, row(0, 0, 0, 8)],
        ],
        0.5,
        0,
      );
      expect(toRows(value)).toEqual([[2, 2, 2, -2]]);
    }
    end();
  });

  test("checks all lists before it writes any", () => {
    const { allocate, end } = workspace();
    const value = allocate(1, 4, "float64");
    value.data.fill(8);
    const good: [Matrix, Matrix] = [value, full(1, 4, 1)];
    const refuses = (list: unknown[], error: new (m: string) => Error, message: string) => {
      const call = () => step([good, list as Matrix[]], 1, 0);
      expect(call).toThrow(error);
      expect(call).toThrow(message);
      expect(toRows(value)).toEqual([[8, 8, 8, 8]]);
    };
    refuses(
      [value, row(1)],
      ShapeError,
      "sgd: gradient [1, 1] and what is written [1, 4] disagree",
    );
    refuses(
      [value, { ...value, rows: 2 }],
      ShapeError,
      "sgd: gradient [2, 4] must have 8 elements",
    );
    refuses(
      [full(1, 4, 1, "float32"), full(1, 4, 1, "float32")],
      DTypeError,
      "sgd: value is float32",
    );
    refuses([value, full(1, 4, 1, "float32")], DTypeError, "sgd: gradient is float32");
    refuses([value, undefined], TypeError, "gradient");
    const { data } = guarded("float64", [1, 2, 3, 4, 5]);
    const part = (from: number): Matrix => ({ ...value, data: data.subarray(from, from + 4) });
    refuses([part(0), part(1)], RangeError, "sgd: value shares memory with gradient");
    end();
  });
});

test("no lists are nothing to do", () => {
  steps["by kernel"]([], 1, 0);
});
