import { describe, expect, test } from "vitest";
import {
  type Allocate,
  add,
  asType,
  concatenateRows,
  DTypeError,
  exp,
  full,
  generate,
  type Matrix,
  matmul,
  max,
  min,
  multiply,
  ShapeError,
  sliceRows,
  sqrt,
  sum,
  takeRows,
  transpose,
} from "../index.js";
import { allocateApart, allocateElementwise, allocateFresh, allocateResult } from "../kit.js";

const square = (size: number) => generate(size, size, (i, j) => ((3 * i + 5 * j) % 7) + 1);

/** Every function that asks for a result, of one operand at least. */
const functions: Readonly<Record<string, (m: Matrix, allocate: Allocate) => Matrix>> = {
  add: (m, allocate) => add(m, 1, allocate),
  asType: (m, allocate) => asType(m, "float64", allocate),
  concatenateRows: (m, allocate) => concatenateRows([m, m], allocate),
  exp: (m, allocate) => exp(m, allocate),
  matmul: (m, allocate) => matmul(m, m, {}, allocate),
  max: (m, allocate) => max(m, { axis: 1 }, allocate),
  min: (m, allocate) => min(m, { axis: 0 }, allocate),
  sliceRows: (m, allocate) => sliceRows(m, 1, 2, allocate),
  sqrt: (m, allocate) => sqrt(m, allocate),
  sum: (m, allocate) => sum(m, { axis: 0 }, allocate),
  takeRows: (m, allocate) => takeRows(m, [1, 1], allocate),
  transpose: (m, allocate) => transpose(m, allocate),
};
const ELEMENTWISE = ["add", "exp", "sqrt", "asType"];

describe.each(Object.entries(functions))("%s", (name, call) => {
  // The twin's size, and the kernel's.
  test.each([2, 12])("refuses another shape and dtype of %i rows, with nothing written", (size) => {
    const given: Matrix[] = [];
    const m = square(size);
    const keep = (other: Matrix) => {
      given.push(other);
      return other;
    };
    expect(() => call(m, (rows, columns) => keep(full(rows, columns + 1, 7)))).toThrow(ShapeError);
    expect(() => call(m, (rows, columns) => keep(full(rows + 1, columns, 7)))).toThrow(ShapeError);
    expect(() => call(m, (r, c) => keep(full(r, c, 7, "float32")))).toThrow(DTypeError);
    expect(() => call(m, (r, c) => ({ ...keep(full(1, 1, 7)), rows: r, columns: c + 1 }))).toThrow(
      new RegExp(`^${name}: `),
    );
    expect(() => call(m, () => undefined as unknown as Matrix)).toThrow(TypeError);
    for (const { data } of given) expect(data.every((value) => value === 7)).toBe(true);
    expect(m).toEqual(square(size));
  });

  test.each([2, 12])("refuses what overlaps the operand of %i rows", (size) => {
    const room = new Float64Array(2 * size * size + 1);
    const m: Matrix = { ...square(size), data: room.subarray(0, size * size) };
    m.data.set(square(size).data);
    const at = (offset: number): Allocate => {
      return (rows, columns, dtype) => ({
        rows,
        columns,
        dtype,
        data: room.subarray(offset, offset + rows * columns),
      });
    };
    const before = room.slice();
    expect(() => call(m, at(1))).toThrow(
      new RegExp(`^${name}: allocate gave a matrix .* that shares memory with an operand$`),
    );
    expect(room).toEqual(before);
    const expected = call(m, (rows, columns) => full(rows, columns, 0));
    if (ELEMENTWISE.includes(name)) expect(call(m, at(0)).data).toEqual(expected.data);
    else expect(() => call(m, at(0))).toThrow(RangeError);
  });
});

test("a row that is repeated is not written over", () => {
  const room = new Float64Array(9);
  const row: Matrix = { rows: 1, columns: 3, dtype: "float64", data: room.subarray(0, 3) };
  const all: Matrix = { rows: 3, columns: 3, dtype: "float64", data: room };
  expect(() => multiply(full(3, 3, 1), row, () => all)).toThrow(RangeError);
});

test("an allocate that is no function, or gives none of its matrices, is told", () => {
  for (const nothing of [undefined, null, 3, [[1]]]) {
    const gives = (() => nothing) as unknown as Allocate;
    const told = (words: string) => new RegExp(`^f: ${words} must be a (function|matrix), got `);
    for (const allocateFor of [allocateResult, allocateElementwise]) {
      expect(() => allocateFor("f", gives, 1, 1, "float64")).toThrow(told("what allocate gave"));
      const none = nothing as unknown as Allocate;
      expect(() => allocateFor("f", none, 1, 1, "float64")).toThrow(told("allocate"));
    }
    expect(() => allocateApart("f", gives, [])(1, 1, "float64")).toThrow(
      told("what allocate gave"),
    );
    expect(() => allocateApart("f", nothing as never, [])).toThrow(told("allocate"));
  }
});

describe("allocateApart", () => {
  test("refuses an operand, and what it gave before", () => {
    const [x, room] = [full(2, 2, 1), full(2, 2, 2)];
    const given = [room, x, room, full(2, 2, 3)];
    const apart = allocateApart("f", () => given.shift()!, [x]);
    const next = () => apart(2, 2, "float64");
    const message = "f: allocate gave a matrix [2, 2] that shares memory with an operand";
    expect(next()).toBe(room);
    expect(next).toThrow(new RangeError(message));
    expect(next).toThrow(new RangeError(message));
    expect(next()).toEqual(full(2, 2, 3));
  });

  test("refuses another shape and dtype", () => {
    const apart = allocateApart("f", () => full(2, 2, 1), []);
    expect(() => apart(2, 3, "float64")).toThrow(ShapeError);
    expect(() => apart(2, 2, "float32")).toThrow(DTypeError);
  });

  test("asks no more of allocators of this package", () => {
    expect(allocateApart("f", allocateFresh, [])).toBe(allocateFresh);
  });
});
