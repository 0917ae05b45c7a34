import { fromRows, matrix, oneHot, ShapeError, toRows } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import reference from "../../../../fixtures/metrics.json" with { type: "json" };
import vocabulary from "../../../../fixtures/vocabulary-data.json" with { type: "json" };
import {
  accuracy,
  calibration,
  classReport,
  confusionMatrix,
  f1,
  precision,
  r2,
  recall,
  rocAuc,
  topKAccuracy,
} from "../index.js";

function expectNear(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(value)));
  });
}

describe.each(reference)("scikit-learn's numbers", (wanted) => {
  const { labels, predicted } = wanted;
  const isFirst = labels.map((label) => Number(label === 0));

  test("of classes", () => {
    expect(accuracy(predicted, labels)).toBe(wanted.accuracy);
    expect(toRows(confusionMatrix(predicted, labels))).toEqual(wanted.confusion);
    const report = classReport(predicted, labels);
    for (const name of ["precision", "recall", "f1", "support"] as const) {
      expectNear(report[name], wanted[name]);
    }
    const metrics = { precision, recall, f1 };
    for (const average of ["macro", "micro", "weighted"] as const) {
      for (const name of ["precision", "recall", "f1"] as const) {
        const found = metrics[name](predicted, labels, { average });
        expectNear([found], [wanted.averages[average][name]]);
      }
    }
  });

  test("of scores, of which some are equal", () => {
    const scores = fromRows(wanted.scores);
    expectNear(
      wanted.top.map((_, i) => topKAccuracy(scores, labels, i + 1)),
      wanted.top,
    );
    expect(topKAccuracy(scores, labels, 99)).toBe(1);
    const { probability } = wanted;
    expectNear([rocAuc(probability, isFirst)], [wanted.roc_auc]);
    const rounded = probability.map((p) => Number(p.toFixed(1)));
    expectNear([rocAuc(rounded, isFirst)], [wanted.roc_auc_ties]);
  });

  test("of probabilities", () => {
    const { bins, error } = calibration(wanted.probability, isFirst, { bins: 5 });
    expectNear(
      bins.map(({ observed }) => observed),
      wanted.fraction,
    );
    expectNear(
      bins.map(({ predicted }) => predicted),
      wanted.mean,
    );
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(labels.length);
    const gaps = bins.map(
      ({ count, observed, predicted }) => count * Math.abs(observed - predicted),
    );
    expectNear([error], [gaps.reduce((a, b) => a + b) / labels.length]);
  });

  test("of values", () => {
    const [targets, values] = [fromRows(wanted.targets), fromRows(wanted.values)];
    expectNear([r2(values, targets)], [wanted.r2]);
    const first = (rows: readonly (readonly number[])[]) => fromRows(rows.map(([v]) => [v!]));
    expectNear([r2(first(wanted.values), first(wanted.targets))], [wanted.r2_first]);
  });
});

test("scikit-learn's numbers of the vocabulary", () => {
  const { labels, metrics } = vocabulary;
  const scores = fromRows(metrics.probabilities);
  expect(toRows(confusionMatrix(metrics.predicted, labels))).toEqual(metrics.confusion);
  const report = classReport(metrics.predicted, labels);
  expectNear(report.precision, metrics.precision);
  expectNear(report.recall, metrics.recall);
  expectNear(report.f1, metrics.f1);
  expectNear([f1(metrics.predicted, labels)], [metrics.macro_f1]);
  expectNear([topKAccuracy(scores, labels, 2)], [metrics.top2]);
  const ofFirst = metrics.probabilities.map(([p]) => p!);
  expectNear(
    [
      rocAuc(
        ofFirst,
        labels.map((label) => Number(label === 0)),
      ),
    ],
    [metrics.roc_auc_of_class_0],
  );
});

test("rows of scores are predictions too", () => {
  const { labels, predicted } = reference[0]!;
  const scores = oneHot(predicted, 3);
  expect(accuracy(scores, labels)).toBe(accuracy(predicted, labels));
  expect(confusionMatrix(scores, labels)).toEqual(confusionMatrix(predicted, labels));
  expect(recall(scores, Int32Array.from(labels))).toBe(recall(predicted, labels));
  expect(confusionMatrix(matrix(1, 3, [1, 0, 0]), [0]).rows).toBe(3);
});

test("edges", () => {
  expect(topKAccuracy(matrix(1, 2, [Number.NaN, 1]), [1], 1)).toBe(0);
  expect(topKAccuracy(matrix(1, 2, [Number.NaN, 1]), [0], 1)).toBe(0);
  expect(r2(matrix(2, 1, [3, 3]), matrix(2, 1, [3, 3]))).toBe(1);
  expect(r2(matrix(2, 1, [3, 4]), matrix(2, 1, [3, 3]))).toBe(0);
  expect(calibration([0, 1], [0, 1])).toEqual({
    bins: [
      { count: 1, predicted: 0, observed: 0 },
      { count: 1, predicted: 1, observed: 1 },
    ],
    error: 0,
  });
  expect(calibration([0.5, 0.5000001], [0, 1], { bins: 2 }).bins.map(({ count }) => count)).toEqual(
    [1, 1],
  );
});

test.each<[() => unknown, Error]>([
  [
    () => accuracy([0], [0, 1]),
    new ShapeError("accuracy: got 1 predictions for 2 labels; there must be one for each"),
  ],
  [
    () => accuracy([], []),
    new RangeError("accuracy: the number of labels must be an integer of at least 1, got 0"),
  ],
  [
    () => accuracy([0.5], [0]),
    new RangeError("accuracy: predictions must hold integers from 0 to 1000000, got 0.5 in row 0"),
  ],
  [
    () => recall([0], [-1]),
    new RangeError("recall: labels must hold integers from 0 to 1000000, got -1 in row 0"),
  ],
  [
    () => f1([0], [0], { average: "Macro" as never }),
    new RangeError(
      'f1: average must be "macro" or "weighted" or "micro", got "Macro"; did you mean "macro"?',
    ),
  ],
  [
    () => confusionMatrix([10_000], [0]),
    new RangeError("confusionMatrix: there must be at most 10000 classes, got a label of 10000"),
  ],
  [
    () => topKAccuracy(matrix(1, 2, [1, 2]), [2], 1),
    new RangeError("topKAccuracy: label 2 in row 0 must be an integer in [0, 2)"),
  ],
  [
    () => rocAuc([1, 2], [1, 1]),
    new RangeError("rocAuc: labels must have both classes, got 2 of class 1 and 0 of class 0"),
  ],
  [
    () => rocAuc([1, Number.NaN], [1, 0]),
    new RangeError("rocAuc: scores must be numbers, got NaN in row 1"),
  ],
  [
    () => calibration([1.5], [1]),
    new RangeError("calibration: probabilities[0] must be in [0, 1], got 1.5"),
  ],
  [
    () => calibration([0.5], [2]),
    new RangeError("calibration: labels must be 0 or 1, got 2 in row 0"),
  ],
  [
    () => r2(matrix(1, 1, [1]), matrix(1, 1, [1])),
    new RangeError("r2: rows of targets must be an integer of at least 2, got 1"),
  ],
])("%s is refused", (call, error) => {
  expect(call).toThrow(error);
});
