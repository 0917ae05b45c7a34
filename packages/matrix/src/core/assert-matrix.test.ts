import { describe, expect, test } from "vitest";
import { DTypeError, full, ShapeError, zeros } from "../index.js";
import { assertMatrix } from "../kit.js";

const check = (value: unknown) => () => assertMatrix("f", "x", value);

describe("a matrix", () => {
  test("of any size, zeros among them, is one", () => {
    for (const [rows, columns] of [
      [2, 3],
      [0, 3],
      [3, 0],
    ] as const) {
      expect(check(zeros(rows, columns))).not.toThrow();
      expect(check(zeros(rows, columns, "float32"))).not.toThrow();
    }
  });

  test.each([
    [1, "f: x must be a matrix, got 1"],
    [[[1, 2]], "f: x must be a matrix, got an array of 1"],
    [undefined, "f: x must be a matrix, got undefined"],
  ])("is not %o", (value, message) => {
    expect(check(value)).toThrow(new TypeError(message));
  });

  test("has data of its dtype", () => {
    const m = full(1, 2, 3);
    expect(check({ ...m, data: Float32Array.of(1, 2) })).toThrow(
      new DTypeError(
        "f: x [1, 2] is float64, so that its data must be a Float64Array, got a Float32Array of 2",
      ),
    );
    expect(check({ ...m, data: [1, 2] })).toThrow(DTypeError);
    expect(check({ ...m, dtype: "float16" })).toThrow(
      new DTypeError('f: x [1, 2] must be of dtype "float64" or "float32", got "float16"'),
    );
  });

  test("has data of its shape", () => {
    const m = full(2, 2, 3);
    for (const rows of [1, 3]) {
      expect(check({ ...m, rows })).toThrow(
        new ShapeError(`f: x [${rows}, 2] must have ${2 * rows} elements of data, got 4`),
      );
    }
    for (const [rows, columns] of [
      [-2, -2],
      [1.6, 2.5],
      ["2", 2],
    ]) {
      expect(check({ ...m, rows, columns })).toThrow("must have whole numbers of rows and columns");
    }
  });

  test("has lost its data when the buffer was transferred", () => {
    const m = full(2, 2, 3);
    structuredClone(m, { transfer: [m.data.buffer as ArrayBuffer] });
    expect(check(m)).toThrow(
      new ShapeError(
        "f: x [2, 2] must have 4 elements of data, got 0; was its buffer transferred?",
      ),
    );
  });
});
