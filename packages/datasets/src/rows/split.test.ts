import { generate, matrix, ShapeError, toRows } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { split } from "./split.js";

test("has the rows of the example of scikit-learn's train_test_split", () => {
  const x = generate(5, 2, (row, column) => 2 * row + column);
  const y = Int32Array.of(0, 1, 2, 3, 4);
  const parts = split({ x, y, classes: 5 }, { test: 0.33, random: randomState(42) });
  expect(toRows(parts.train.x)).toEqual([
    [4, 5],
    [0, 1],
    [6, 7],
  ]);
  expect(parts.train.y).toEqual(Int32Array.of(2, 0, 3));
  expect(toRows(parts.test.x)).toEqual([
    [2, 3],
    [8, 9],
  ]);
  expect(parts.test.y).toEqual(Int32Array.of(1, 4));
});

test("loses no row, and keeps labels, classes and dtype", () => {
  const share = fc.double({ min: 0.01, max: 0.5, noNaN: true });
  const random = fc.integer({ min: 0, max: 999 }).map((seed) => randomState(seed));
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), share, random, (rows, test, random) => {
      const x = generate(rows, 1, (row) => row, "float32");
      const y = Int32Array.from({ length: rows }, (_, row) => row % 3);
      const parts = split({ x, y, classes: 3 }, { test, random });
      expect(parts.test.x.rows).toBe(Math.ceil(test * rows));
      const both = [parts.train, parts.test].flatMap((part) => {
        expect([part.classes, part.x.dtype]).toEqual([3, "float32"]);
        expect(part.y).toEqual(Int32Array.from(part.x.data, (row) => row % 3));
        return Array.from(part.x.data);
      });
      expect(both.sort((a, b) => a - b)).toEqual(Array.from(x.data));
    }),
  );
});

test("refuses x and y that disagree, before anything is drawn", () => {
  const random = randomState(0);
  const wrong = { x: matrix(3, 1, [1, 2, 3]), y: Int32Array.of(0, 1), classes: 2 };
  expect(() => split(wrong, { test: 0.5, random })).toThrow(
    new ShapeError("split: x [3, 1] and y with 2 rows disagree: there must be one target per row"),
  );
  expect(random.state()).toEqual(randomState(0).state());
});
