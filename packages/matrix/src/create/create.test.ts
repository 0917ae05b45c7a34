import { describe, expect, test } from "vitest";
import {
  asType,
  DTypeError,
  fromRows,
  full,
  generate,
  identity,
  isMatrix,
  matrix,
  ShapeError,
  toRows,
  zeros,
} from "../index.js";
import { describeShape } from "../kit.js";

describe("making matrices", () => {
  test("lays elements out row by row", () => {
    expect(toRows(matrix(2, 3, [1, 2, 3, 4, 5, 6]))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(toRows(generate(2, 2, (i, j) => 10 * i + j))).toEqual([
      [0, 1],
      [10, 11],
    ]);
    expect(toRows(identity(2))).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(toRows(full(2, 1, 4))).toEqual([[4], [4]]);
    expect(fromRows([[1, 2], new Float32Array([3, 4])])).toEqual(matrix(2, 2, [1, 2, 3, 4]));
  });

  test("wraps a typed array and copies any other", () => {
    const data = new Float64Array(4);
    expect(matrix(2, 2, data).data).toBe(data);
    expect(matrix(1, 2, new Float32Array(2)).dtype).toBe("float32");
    const plain = [1, 2];
    const copy = matrix(1, 2, plain);
    plain[0] = 9;
    expect(copy.data[0]).toBe(1);
    expect(matrix(1, 1, Int32Array.of(3))).toEqual(full(1, 1, 3));
  });

  test("rounds to float32", () => {
    expect(full(1, 1, 0.1, "float32").data[0]).toBe(Math.fround(0.1));
    const converted = asType(matrix(1, 2, [0.1, Number.NaN]), "float32");
    expect(converted.data).toEqual(Float32Array.of(0.1, Number.NaN));
    expect(asType(converted, "float64").data[0]).toBe(Math.fround(0.1));
  });

  test("any size may be zero", () => {
    for (const [rows, columns] of [
      [0, 0],
      [0, 3],
      [3, 0],
    ] as const) {
      expect(toRows(zeros(rows, columns))).toEqual(Array.from({ length: rows }, () => []));
    }
    expect(describeShape(fromRows([]))).toBe("[0, 0]");
    expect(describeShape(fromRows([[], []]))).toBe("[2, 0]");
  });

  test.each(["float64", "float32"] as const)("says where there is no room: %s", (dtype) => {
    const message = `allocateFresh: no room for a ${dtype} matrix [1000000000, 1000000000]`;
    expect(() => zeros(1e9, 1e9, dtype)).toThrow(new RangeError(message));
  });

  test("tells a matrix from an array of labels", () => {
    expect(isMatrix(zeros(1, 1))).toBe(true);
    for (const other of [[1], Int32Array.of(1), null, undefined, 3, "matrix"]) {
      expect(isMatrix(other)).toBe(false);
    }
  });

  test("rejects sizes, lengths and dtypes that disagree", () => {
    expect(() => zeros(-1, 2)).toThrow(
      new RangeError("zeros: rows must be an integer of at least 0, got -1"),
    );
    expect(() => zeros(1, 0.5)).toThrow(RangeError);
    expect(() => zeros(Number.NaN, 1)).toThrow(RangeError);
    expect(() => matrix(2, 2, [1, 2, 3])).toThrow(
      new ShapeError("matrix: data has 3 elements; shape [2, 2] needs 4"),
    );
    expect(() => matrix(1, 1, new Float32Array(1), "float64")).toThrow(DTypeError);
    expect(() => fromRows([[1, 2], [3]])).toThrow(
      new ShapeError(
        "fromRows: row 1 has 1 elements and row 0 has 2; all must have the same number",
      ),
    );
  });
});
