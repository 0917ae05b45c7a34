import { asType, fromRows, type Matrix, matrix, ShapeError, toRows } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import datasets from "../../../../fixtures/datasets.json" with { type: "json" };
import vocabulary from "../../../../fixtures/vocabulary-data.json" with { type: "json" };
import { minMaxScale, scaling, standardize } from "../index.js";

type Rows = readonly (readonly (number | string)[])[];

/** JSON has no NaN. */
const numbers = (rows: Rows): Matrix => fromRows(rows.map((row) => row.map(Number)));

function expectNear(m: Matrix, rows: Rows): void {
  const wanted = numbers(rows);
  expect([m.rows, m.columns]).toEqual([wanted.rows, wanted.columns]);
  m.data.forEach((value, k) => {
    const other = wanted.data[k]!;
    if (Number.isNaN(other)) expect(value).toBeNaN();
    else expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(other)));
  });
}

const { scaling: reference } = datasets;
const x = numbers(reference.X);
const other = numbers(reference.other);

describe("scikit-learn's scalings", () => {
  test("standardize, with missing values and constant features", () => {
    const { shift, scale, apply, inverse } = standardize(x);
    expectNear(shift, [reference.mean]);
    expectNear(scale, [reference.scale]);
    expectNear(apply(x), reference.standard);
    expectNear(apply(other), reference.standard_other);
    expectNear(inverse(other), reference.standard_inverse);
    const { X, y } = vocabulary.standard_scaler;
    expectNear(standardize(fromRows(X)).apply(fromRows(X)), y);
  });

  test("minMaxScale, with missing values, constant features and other ranges", () => {
    const { apply, inverse } = minMaxScale(x);
    expectNear(apply(x), reference.min_max);
    expectNear(apply(other), reference.min_max_other);
    expectNear(inverse(other), reference.min_max_inverse);
    expectNear(minMaxScale(x, { range: [-1, 3] }).apply(other), reference.ranged);
    const { X, y } = vocabulary.min_max_scaler;
    expectNear(minMaxScale(fromRows(X)).apply(fromRows(X)), y);
  });
});

test("what was scaled comes back, and a scaling is its two rows", () => {
  for (const { apply, inverse, shift, scale } of [standardize(x), minMaxScale(x)]) {
    expectNear(inverse(apply(x)), reference.X);
    expect(scaling(shift, scale).apply(other)).toEqual(apply(other));
  }
});

test("the ends of [0, 1] are exact", () => {
  const ends = minMaxScale(matrix(3, 1, [0.1, 0.7, 0.3]));
  expect(Array.from(ends.apply(matrix(2, 1, [0.1, 0.7])).data)).toEqual([0, 1]);
});

test("float32 stays float32, by sums in float64", () => {
  const large = matrix(3, 1, [16777216, 16777218, 16777220]);
  const { apply, scale } = standardize(asType(large, "float32"));
  expect(scale.data).toEqual(Float32Array.of(Math.sqrt(8 / 3)));
  expect(apply(asType(large, "float32")).dtype).toBe("float32");
});

test("a feature without a value stays missing", () => {
  const missing = matrix(2, 1, [Number.NaN, Number.NaN]);
  for (const { apply } of [standardize(missing), minMaxScale(missing)]) {
    expect(toRows(apply(missing))).toEqual([[Number.NaN], [Number.NaN]]);
  }
});

test.each<[string, () => unknown, Error]>([
  [
    "no rows",
    () => standardize(matrix(0, 2, [])),
    new RangeError("standardize: x has no rows; there must be at least one"),
  ],
  [
    "infinite values",
    () => minMaxScale(matrix(2, 2, [1, 2, 3, Number.NEGATIVE_INFINITY])),
    new RangeError(
      "minMaxScale: x must hold finite numbers, or NaN where one is missing, got -Infinity in row 1, column 1",
    ),
  ],
  [
    "an empty range",
    () => minMaxScale(x, { range: [1, 1] }),
    new RangeError("minMaxScale: range must be two numbers, the lower one first, got 1 and 1"),
  ],
  [
    "other columns",
    () => standardize(x).apply(matrix(1, 2, [1, 2])),
    new ShapeError(
      "scaling.apply: x [1, 2] and shift [1, 5] disagree: both must have the same columns",
    ),
  ],
  [
    "other columns back",
    () => standardize(x).inverse(matrix(1, 1, [1])),
    new ShapeError(
      "scaling.inverse: x [1, 1] and shift [1, 5] disagree: both must have the same columns",
    ),
  ],
  [
    "rows that differ",
    () => scaling(matrix(1, 2, [1, 2]), matrix(1, 1, [1])),
    new ShapeError("scaling: shift [1, 2] and scale [1, 1] must be rows of one length"),
  ],
])("refuses %s", (_, call, error) => {
  expect(call).toThrow(error);
});
