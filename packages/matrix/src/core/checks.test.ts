import { describe, expect, test } from "vitest";
import {
  add,
  argmax,
  asType,
  type DType,
  DTypeError,
  fromRows,
  full,
  generate,
  type Matrix,
  matmul,
  matrix,
  oneHot,
  subtract,
  sum,
  takeRows,
  toRows,
  zeros,
} from "../index.js";

const m = fromRows([[1, 2]]);
/** What untyped code may give. */
const untyped = (value: unknown) => value as never;

describe("only numbers are numbers", () => {
  test.each<[unknown, string]>([
    [null, "null"],
    ["", '""'],
    ["x", '"x"'],
    [true, "true"],
    [undefined, "undefined"],
    [1n, "1n"],
  ])("%s is none", (value, words) => {
    expect(() => fromRows([[1, 2], untyped([3, value])])).toThrow(
      new TypeError(`fromRows: row 1 must hold numbers, got ${words} at position 1`),
    );
    expect(() => matrix(1, 2, untyped([3, value]))).toThrow(
      new TypeError(`matrix: data must hold numbers, got ${words} at position 1`),
    );
    expect(() => full(1, 1, untyped(value))).toThrow(
      new TypeError(`full: value must be a number, got ${words}`),
    );
    expect(() => generate(2, 2, (i) => (i === 1 ? untyped(value) : 0))).toThrow(
      new TypeError(`generate: f must give numbers, got ${words} for row 1, column 0`),
    );
    expect(() => takeRows(m, untyped([0, value]))).toThrow(
      new TypeError(`takeRows: index ${words} at position 1 must be an integer in [0, 1)`),
    );
    expect(() => oneHot(untyped([0, value]), 3)).toThrow(
      new TypeError(`oneHot: label ${words} in row 1 must be an integer in [0, 3)`),
    );
  });

  test("a hole is none, nor is a missing row a row of zeros", () => {
    const holes = [1, 2, 3];
    delete holes[1];
    expect(() => fromRows([holes])).toThrow("row 0 must hold numbers, got undefined at position 1");
    const rows = [[1], [2], [3]];
    delete rows[1];
    expect(() => fromRows(rows)).toThrow(
      "fromRows: row 1 must be a list of numbers, got undefined",
    );
  });

  test("NaN, infinities and all typed arrays of numbers are", () => {
    const row = [Number.NaN, Number.POSITIVE_INFINITY, -0];
    expect(toRows(fromRows([row]))).toEqual([row]);
    expect(toRows(matrix(1, 2, Uint8Array.of(1, 2)))).toEqual([[1, 2]]);
    expect(toRows(fromRows([Int16Array.of(-1, 2)]))).toEqual([[-1, 2]]);
  });
});

describe("what is no matrix", () => {
  test.each<[unknown, string]>([
    [[1, 2], "an array of 2"],
    ["abc", '"abc"'],
    [null, "null"],
    [undefined, "undefined"],
    [3n, "3n"],
  ])("%s is no side of an operation", (value, words) => {
    expect(() => subtract(m, untyped(value))).toThrow(
      new TypeError(`subtract: b must be a matrix or a number, got ${words}`),
    );
    expect(() => add(untyped(value), m)).toThrow(
      new TypeError(`add: a must be a matrix or a number, got ${words}`),
    );
    expect(() => toRows(untyped(value))).toThrow(
      new TypeError(`toRows: m must be a matrix, got ${words}`),
    );
  });

  test("an axis alone is no record of options: the message shows one", () => {
    const message = "options must be an object { axis }, got 1; write { axis: 1 }";
    expect(() => sum(m, untyped(1))).toThrow(new TypeError(`sum: ${message}`));
    expect(() => argmax(m, untyped(1))).toThrow(new TypeError(`argmax: ${message}`));
  });

  test("an option that is misspelled is not left out", () => {
    expect(() => matmul(m, m, { transposeb: true } as object)).toThrow(
      new TypeError('matmul: unknown option "transposeb"; did you mean "transposeB"?'),
    );
  });
});

describe("dtypes", () => {
  test.each([
    ["f32", '; did you mean "float32"?'],
    ["Float64", '; did you mean "float64"?'],
    ["float16", ""],
    ["int32", ""],
  ])("%s is none", (name, help) => {
    const dtype = name as DType;
    const wanted = `dtype must be "float64" or "float32", got "${name}"${help}`;
    expect(() => zeros(1, 1, dtype)).toThrow(new DTypeError(`zeros: ${wanted}`));
    expect(() => asType(m, dtype)).toThrow(new DTypeError(`asType: ${wanted}`));
    expect(() => matrix(1, 1, [1], dtype)).toThrow(new DTypeError(`matrix: ${wanted}`));
  });

  test("a matrix of another has none", () => {
    const int: unknown = { rows: 1, columns: 1, dtype: "int32", data: Int32Array.of(1) };
    expect(() => add(int as Matrix, 1)).toThrow(DTypeError);
  });
});
