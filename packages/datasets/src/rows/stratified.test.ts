import { generate, type Matrix, matrix } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import reference from "../../../../fixtures/datasets.json" with { type: "json" };
import vocabulary from "../../../../fixtures/vocabulary-data.json" with { type: "json" };
import { type KFoldOptions, kFold, split } from "../index.js";

/** A dataset whose x says which row it is. */
const numbered = (y: readonly number[]) => ({ x: generate(y.length, 1, (row) => row), y });
const rowsOf = ({ x }: { readonly x: Matrix }) => Array.from(x.data);

function testRows(y: readonly number[], options: KFoldOptions): number[][] {
  return [...kFold(numbered(y), options)].map(({ train, test }) => {
    const all = [...rowsOf(train), ...rowsOf(test)].sort((a, b) => a - b);
    expect(all).toEqual(y.map((_, row) => row));
    expect(rowsOf(train)).toEqual([...rowsOf(train)].sort((a, b) => a - b));
    expect(test.y).toEqual(rowsOf(test).map((row) => y[row]!));
    return rowsOf(test);
  });
}

describe("scikit-learn's rows for the same seed", () => {
  test.each(reference.splits)("seed $seed", (wanted) => {
    const { seed, labels, folds, test: share } = wanted;
    const random = () => randomState(seed);
    const parts = split(numbered(labels), { test: share, stratify: true, random: random() });
    expect(rowsOf(parts.train)).toEqual(wanted.train_rows);
    expect(rowsOf(parts.test)).toEqual(wanted.test_rows);
    expect(testRows(labels, { folds })).toEqual(wanted.k_fold);
    expect(testRows(labels, { folds, random: random() })).toEqual(wanted.k_fold_shuffled);
    expect(testRows(labels, { folds, stratify: true })).toEqual(wanted.stratified);
    const shuffled = testRows(labels, { folds, stratify: true, random: random() });
    expect(shuffled).toEqual(wanted.stratified_shuffled);
  });

  test("of the vocabulary", () => {
    const { labels, stratified_split: wanted, k_fold, stratified_k_fold } = vocabulary;
    const random = () => randomState(wanted.seed);
    const parts = split(numbered(labels), { test: wanted.test, stratify: true, random: random() });
    expect(rowsOf(parts.train)).toEqual(wanted.train_indices);
    expect(rowsOf(parts.test)).toEqual(wanted.test_indices);
    expect(testRows(labels, { folds: 4, random: random() })).toEqual(k_fold.folds);
    const stratified = testRows(labels, { folds: 4, stratify: true, random: random() });
    expect(stratified).toEqual(stratified_k_fold.folds);
  });
});

test("every row is for testing once, and classes are shared out evenly", () => {
  const counts = fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 3 }), fc.nat(999), (sizes, folds, seed) => {
      const y = sizes.flatMap((size, label) => new Array<number>(size).fill(3 - 2 * label));
      const options = { folds, stratify: true, random: randomState(seed) };
      const tests = testRows(y, options);
      expect(tests.flat().sort((a, b) => a - b)).toEqual(y.map((_, row) => row));
      sizes.forEach((size, label) => {
        for (const rows of tests) {
          const count = rows.filter((row) => y[row] === 3 - 2 * label).length;
          expect(Math.abs(count - size / folds)).toBeLessThan(1);
        }
      });
    }),
  );
});

test("folds keep the kind of targets and the number of classes", () => {
  const data = { x: matrix(4, 1, [0, 1, 2, 3]), y: Int32Array.of(0, 1, 0, 1), classes: 2 };
  const [first] = kFold(data, { folds: 2 });
  expectTypeOf(first!.train.y).toExtend<Int32Array>();
  expect(first).toEqual({
    train: { x: matrix(2, 1, [2, 3]), y: Int32Array.of(0, 1), classes: 2 },
    test: { x: matrix(2, 1, [0, 1]), y: Int32Array.of(0, 1), classes: 2 },
  });
});

const data = numbered([0, 0, 0, 1, 1, 1]);
const random = randomState(0);

test.each<[string, () => unknown, Error]>([
  [
    "one fold",
    () => kFold(data, { folds: 1 }),
    new RangeError("kFold: folds must be an integer from 2 to 6, got 1"),
  ],
  [
    "more folds than rows",
    () => kFold(data, { folds: 7 }),
    new RangeError("kFold: folds must be an integer from 2 to 6, got 7"),
  ],
  [
    "shuffling by nothing",
    () => kFold(data, { shuffle: true }),
    new TypeError("kFold: shuffle needs a random to draw the order from, got none"),
  ],
  [
    "folds of fewer rows",
    () => kFold(data, { folds: 4, stratify: true }),
    new RangeError(
      "kFold: folds 4 must be at most 3, the rows of the largest class, as stratify is true",
    ),
  ],
  [
    "values as classes",
    () => kFold({ x: data.x, y: data.x }, { folds: 2, stratify: true }),
    new TypeError("kFold: stratify needs labels of classes as y, got a float64 matrix [6, 1]"),
  ],
  [
    "labels with fractions",
    () => split({ x: data.x, y: [0, 0, 0, 1, 1.5, 1] }, { test: 0.5, random, stratify: true }),
    new RangeError("split: stratify needs labels that are integers, got 1.5 in row 4"),
  ],
  [
    "a class of one row",
    () => split({ x: data.x, y: [0, 0, 0, 1, 1, 2] }, { test: 0.5, random, stratify: true }),
    new RangeError(
      "split: stratify needs at least two rows of each class, got only row 5 of its class",
    ),
  ],
  [
    "too few rows",
    () => split(data, { test: 0.1, random, stratify: true }),
    new RangeError(
      "split: stratify needs a row for each of 2 classes in both parts, got 5 rows for training and 1 for testing",
    ),
  ],
])("refuses %s, and draws nothing", (_, call, error) => {
  expect(call).toThrow(error);
  expect(random.state()).toEqual(randomState(0).state());
});
