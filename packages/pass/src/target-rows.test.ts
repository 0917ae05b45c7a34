import { fromRows, full, matrix, oneHot, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { assertTargets, type TargetRows, targetRows } from "./index.js";

const { NaN: nan } = Number;

function massesOf(target: TargetRows, rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const masses = new Float64Array(columns).fill(77);
    target.writeMasses(row, masses);
    return [...masses];
  });
}

describe("targetRows", () => {
  const predictions = fromRows([
    [1, 5, 2],
    [3, 3, 0],
    [0, 0, 9],
  ]);

  test("indices: the mass is the label's weight, and so is the share of the mean", () => {
    const target = targetRows("loss", [1, -100, 0], predictions, { weights: [2, 3, 7] });
    expect(massesOf(target, 3, 3)).toEqual([
      [0, 3, 0],
      [0, 0, 0],
      [2, 0, 0],
    ]);
    expect(target.classes).toEqual(Int32Array.of(1, -1, 0));
    expect(target.rowWeights).toEqual(Float64Array.of(3, 0, 2));
    expect([target.total, target.counted, target.indexed]).toEqual([5, 2, true]);
    expect(target.accuracy(predictions)).toBe(0.5);
  });

  test("rows of targets: each counts as one, and nothing is ignored", () => {
    const t = fromRows([
      [0.5, 0, 0.25],
      [0, 2, 2],
      [0, 0, 0],
    ]);
    const target = targetRows("loss", t, predictions, { weights: [2, 3, 4] });
    expect(massesOf(target, 3, 3)).toEqual([
      [1, 0, 1],
      [0, 6, 8],
      [0, 0, 0],
    ]);
    expect(target.classes).toEqual(Int32Array.of(0, 1, 0));
    expect([target.total, target.counted, target.indexed]).toEqual([3, 3, false]);
    expect(target.accuracy(predictions)).toBe(0);
  });

  test("smoothing spreads a share evenly, then the weights apply", () => {
    const options = { labelSmoothing: 0.75, weights: [1, 2, 4] };
    const expected = [[0.25, 1, 1]];
    const row = zeros(1, 3);
    expect(massesOf(targetRows("loss", [1], row, options), 1, 3)).toEqual(expected);
    expect(massesOf(targetRows("loss", oneHot([1], 3), row, options), 1, 3)).toEqual(expected);
    expect(targetRows("loss", [1], row, options).total).toBe(2);
    expect(targetRows("loss", oneHot([1], 3), row, options).total).toBe(1);
    const ignored = targetRows("loss", [9], row, { ...options, ignoreIndex: 9 });
    expect(massesOf(ignored, 1, 3)).toEqual([[0, 0, 0]]);
  });

  test("a row whose label has weight 0 has no mass, though it is smoothed", () => {
    const options = { labelSmoothing: 0.75, weights: [1, 0, 4] };
    const target = targetRows("loss", [1, 0], zeros(2, 3), options);
    expect(massesOf(target, 2, 3)).toEqual([
      [0, 0, 0],
      [0.5, 0, 1],
    ]);
    expect([target.total, target.counted]).toEqual([1, 2]);
  });

  test("stays in float32", () => {
    const target = targetRows("loss", [0], zeros(1, 3, "float32"), { labelSmoothing: 0.1 });
    const spread = Math.fround(0.1 / 3);
    const masses = new Float32Array(3);
    target.writeMasses(0, masses);
    expect(masses).toEqual(Float32Array.of(Math.fround(0.9) + spread, spread, spread));
    expect(target.rowWeights).toEqual(Float32Array.of(1));
  });

  test("labels of any kind; no rows are no rows", () => {
    for (const labels of [Int32Array.of(2, -7, -1), Int8Array.of(2, -7, -1)]) {
      expect(() => targetRows("loss", labels, predictions, { ignoreIndex: -7 })).toThrow(
        "label -1 in row 2",
      );
      labels[2] = 0;
      const { classes } = targetRows("loss", labels, predictions, { ignoreIndex: -7 });
      expect(classes).toEqual(Int32Array.of(2, -1, 0));
      expect(labels[1]).toBe(-7);
    }
    const minusOne = targetRows("loss", Int32Array.of(-1), zeros(1, 3), { ignoreIndex: -1 });
    expect([minusOne.classes[0], minusOne.counted]).toEqual([-1, 0]);
    const none = targetRows("loss", zeros(0, 3), zeros(0, 3));
    expect([none.total, none.counted, none.accuracy(zeros(0, 3))]).toEqual([0, 0, nan]);
  });

  test("the mean of nothing, where that is to be an error", () => {
    const options = { onEmpty: "throw", weights: [0, 1, 1] } as const;
    const row = zeros(1, 3);
    for (const labels of [[-100], [0]]) {
      expect(() => targetRows("loss", labels, row, options)).toThrow(
        /loss: the mean needs a row that counts, got 1 rows, of which \d are not ignored and 0 have a weight above 0/,
      );
      targetRows("loss", labels, row, { ...options, reduction: "sum" });
      // Other rows, in another call, may count.
      targetRows("loss", labels, row, { ...options, partial: true });
    }
  });
});

describe("assertTargets", () => {
  test("lets the ignoreIndex through, and names it", () => {
    assertTargets("loss", [0, -1], zeros(2, 3), -1);
    assertTargets("loss", full(2, 3, 1), zeros(2, 3), -1);
    expect(() => assertTargets("loss", [0, -100], zeros(2, 3), -1)).toThrow(
      new RangeError(
        "loss: label -100 in row 1 must be an integer in [0, 3), or the ignoreIndex -1",
      ),
    );
    expect(() => assertTargets("loss", [0, -1], zeros(2, 3))).toThrow("label -1 in row 1");
    expect(() => assertTargets("loss", [0], zeros(2, 3), -1)).toThrow("got 1 labels for 2 rows");
    expect(() => assertTargets("loss", matrix(1, 3), zeros(2, 3), -1)).toThrow("disagree");
  });
});

test.each([
  [1e-50, "0"],
  [1e39, "Infinity"],
])("a weight of %d, which is %s in float32, is told", (weight, rounded) => {
  const weights = [1, weight];
  expect(() => targetRows("loss", [0], zeros(1, 2, "float32"), { weights })).toThrow(
    new RangeError(
      `loss: weight ${weight} of class 1 is ${rounded} in float32, the dtype of the predictions`,
    ),
  );
  expect(targetRows("loss", [1], zeros(1, 2), { weights }).total).toBe(weight);
  const zero = { weights: [0, 1e-45] };
  expect(targetRows("loss", [1], zeros(1, 2, "float32"), zero).total).toBe(2 ** -149);
});

test.each([
  ["float64", 1.5e308],
  ["float32", 3e38],
] as const)("weights that add up to Infinity in %s are told", (dtype, weight) => {
  expect(() => targetRows("loss", [1, 1], zeros(2, 2, dtype), { weights: [1, weight] })).toThrow(
    new RangeError(`loss: the weights of 2 rows add up to Infinity in ${dtype}; make them smaller`),
  );
});
