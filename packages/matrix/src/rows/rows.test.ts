import { describe, expect, test } from "vitest";
import {
  concatenateRows,
  DTypeError,
  fromRows,
  matrix,
  oneHot,
  ShapeError,
  sliceRows,
  takeRows,
  toRows,
  zeros,
} from "../index.js";
import { assertLabels } from "../kit.js";

const m = fromRows([
  [1, 2],
  [3, 4],
  [5, 6],
]);

describe("choosing and joining rows", () => {
  test("takes, slices and joins copies", () => {
    expect(toRows(takeRows(m, Int32Array.of(2, 0, 2)))).toEqual([
      [5, 6],
      [1, 2],
      [5, 6],
    ]);
    expect(toRows(sliceRows(m, 1))).toEqual([
      [3, 4],
      [5, 6],
    ]);
    expect(concatenateRows([sliceRows(m, 0, 1), sliceRows(m, 1)])).toEqual(m);
    const copy = sliceRows(m, 0, 1);
    copy.data[0] = 99;
    expect(m.data[0]).toBe(1);
  });

  test("of nothing is nothing", () => {
    expect(takeRows(m, [])).toEqual(zeros(0, 2));
    expect(sliceRows(m, 3, 3)).toEqual(zeros(0, 2));
    expect(concatenateRows([zeros(0, 2), m])).toEqual(m);
  });

  test("rejects rows that are not there, and matrices that do not fit", () => {
    expect(() => takeRows(m, [0, 3])).toThrow(
      new RangeError("takeRows: index 3 at position 1 must be an integer in [0, 3)"),
    );
    expect(() => takeRows(m, [0.5])).toThrow(RangeError);
    expect(() => sliceRows(m, 2, 4)).toThrow(
      new RangeError("sliceRows: start 2 and end 4 must be integers with 0 <= start <= end <= 3"),
    );
    expect(() => sliceRows(m, -1)).toThrow(RangeError);
    expect(() => concatenateRows([])).toThrow(ShapeError);
    expect(() => concatenateRows([m, zeros(1, 3)])).toThrow(
      new ShapeError(
        "concatenateRows: matrix 0 [3, 2] and matrix 1 [1, 3] disagree: all must have the same number of columns",
      ),
    );
    expect(() => concatenateRows([m, zeros(1, 2, "float32")])).toThrow(DTypeError);
  });
});

describe("labels", () => {
  test("become rows with a single one", () => {
    expect(oneHot([1, 0], 3)).toEqual(matrix(2, 3, [0, 1, 0, 1, 0, 0]));
    expect(oneHot([], 3, "float32")).toEqual(zeros(0, 3, "float32"));
  });

  test.each([3, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("%s is refused", (label) => {
    expect(() => oneHot([0, label], 3)).toThrow(
      new RangeError(`oneHot: label ${label} in row 1 must be an integer in [0, 3)`),
    );
  });

  test("must be as many as rows", () => {
    expect(() => assertLabels("loss", [0], 2, 3)).toThrow(
      new ShapeError("loss: got 1 labels for 2 rows; there must be one per row"),
    );
  });
});
