import { fromRows, oneHot, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { type WeightedTargets, weightedTargets } from "./index.js";

const { NaN: nan } = Number;

function distributionsOf(target: WeightedTargets, rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, i) => {
    const row = new Float64Array(columns).fill(77);
    target.writeRow(i, row);
    return [...row];
  });
}

describe("weightedTargets", () => {
  const predictions = fromRows([
    [1, 5, 2],
    [3, 3, 0],
    [0, 0, 9],
  ]);

  test("labels: each row holds its label's weight, and so is the share of the mean", () => {
    const target = weightedTargets("loss", [1, -100, 0], predictions, { classWeights: [2, 3, 7] });
    expect(distributionsOf(target, 3, 3)).toEqual([
      [0, 3, 0],
      [0, 0, 0],
      [2, 0, 0],
    ]);
    expect(target.labels).toEqual(Int32Array.of(1, -1, 0));
    expect(target.rowWeights).toEqual(Float64Array.of(3, 0, 2));
    expect([target.total, target.counted, target.isOneHot]).toEqual([5, 2, true]);
    expect(target.accuracy(predictions)).toBe(0.5);
  });

  test("rows of targets: each counts as one, and nothing is ignored", () => {
    const t = fromRows([
      [0.5, 0, 0.25],
      [0, 2, 2],
      [0, 0, 0],
    ]);
    const target = weightedTargets("loss", t, predictions, { classWeights: [2, 3, 4] });
    expect(distributionsOf(target, 3, 3)).toEqual([
      [1, 0, 1],
      [0, 6, 8],
      [0, 0, 0],
    ]);
    expect(target.labels).toEqual(Int32Array.of(0, 1, 0));
    expect([target.total, target.counted, target.isOneHot]).toEqual([3, 3, false]);
    expect(target.accuracy(predictions)).toBe(0);
  });

  test("smoothing spreads a share evenly, then the weights apply", () => {
    const options = { labelSmoothing: 0.75, classWeights: [1, 2, 4] };
    const expected = [[0.25, 1, 1]];
    const row = zeros(1, 3);
    expect(distributionsOf(weightedTargets("loss", [1], row, options), 1, 3)).toEqual(expected);
    expect(distributionsOf(weightedTargets("loss", oneHot([1], 3), row, options), 1, 3)).toEqual(
      expected,
    );
    expect(weightedTargets("loss", [1], row, options).total).toBe(2);
    expect(weightedTargets("loss", oneHot([1], 3), row, options).total).toBe(1);
    const ignored = weightedTargets("loss", [9], row, { ...options, ignoreIndex: 9 });
    expect(distributionsOf(ignored, 1, 3)).toEqual([[0, 0, 0]]);
  });

  test("a row whose label has weight 0 is 0 everywhere, though it is smoothed", () => {
    const options = { labelSmoothing: 0.75, classWeights: [1, 0, 4] };
    const target = weightedTargets("loss", [1, 0], zeros(2, 3), options);
    expect(distributionsOf(target, 2, 3)).toEqual([
      [0, 0, 0],
      [0.5, 0, 1],
    ]);
    expect([target.total, target.counted]).toEqual([1, 2]);
  });

  test("stays in float32", () => {
    const target = weightedTargets("loss", [0], zeros(1, 3, "float32"), { labelSmoothing: 0.1 });
    const spread = Math.fround(0.1 / 3);
    const row = new Float32Array(3);
    target.writeRow(0, row);
    expect(row).toEqual(Float32Array.of(Math.fround(0.9) + spread, spread, spread));
    expect(target.rowWeights).toEqual(Float32Array.of(1));
  });

  test("labels of any kind; no rows are no rows", () => {
    for (const labels of [Int32Array.of(2, -7, -1), Int8Array.of(2, -7, -1)]) {
      expect(() => weightedTargets("loss", labels, predictions, { ignoreIndex: -7 })).toThrow(
        "label -1 in row 2",
      );
      labels[2] = 0;
      const { labels: read } = weightedTargets("loss", labels, predictions, { ignoreIndex: -7 });
      expect(read).toEqual(Int32Array.of(2, -1, 0));
      expect(labels[1]).toBe(-7);
    }
    const minusOne = weightedTargets("loss", Int32Array.of(-1), zeros(1, 3), { ignoreIndex: -1 });
    expect([minusOne.labels[0], minusOne.counted]).toEqual([-1, 0]);
    const none = weightedTargets("loss", zeros(0, 3), zeros(0, 3));
    expect([none.total, none.counted, none.accuracy(zeros(0, 3))]).toEqual([0, 0, nan]);
  });

  test("the mean of nothing, where that is to be an error", () => {
    const options = { onEmpty: "throw", classWeights: [0, 1, 1] } as const;
    const row = zeros(1, 3);
    for (const labels of [[-100], [0]]) {
      expect(() => weightedTargets("loss", labels, row, options)).toThrow(
        /loss: the mean needs a row that counts, got 1 rows, of which \d are not ignored and 0 have a weight above 0/,
      );
      weightedTargets("loss", labels, row, { ...options, reduction: "sum" });
      // Other rows, in another call, may count.
      weightedTargets("loss", labels, row, { ...options, partial: true });
    }
  });
});

test.each([
  [1e-50, "0"],
  [1e39, "Infinity"],
])("a weight of %d, which is %s in float32, is told", (weight, rounded) => {
  const weights = [1, weight];
  expect(() =>
    weightedTargets("loss", [0], zeros(1, 2, "float32"), { classWeights: weights }),
  ).toThrow(
    new RangeError(
      `loss: weight ${weight} of class 1 is ${rounded} in float32, the dtype of the predictions`,
    ),
  );
  expect(weightedTargets("loss", [1], zeros(1, 2), { classWeights: weights }).total).toBe(weight);
  const zero = { classWeights: [0, 1e-45], reduction: "sum" } as const;
  expect(weightedTargets("loss", [1], zeros(1, 2, "float32"), zero).total).toBe(2 ** -149);
});

test.each([
  ["float64", 1.5e308],
  ["float32", 3e38],
] as const)("weights that add up to Infinity in %s are told", (dtype, weight) => {
  expect(() =>
    weightedTargets("loss", [1, 1], zeros(2, 2, dtype), { classWeights: [1, weight] }),
  ).toThrow(
    new RangeError(`loss: the weights of 2 rows add up to Infinity in ${dtype}; make them smaller`),
  );
});
