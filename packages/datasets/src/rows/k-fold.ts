import { assertBoolean, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { assertSamples } from "../assert-samples.js";
import type { BatchTargets } from "../types.js";
import { rowsOfClasses } from "./rows-of-classes.js";
import { type Part, type Splittable, takePart } from "./take-part.js";

/** How a dataset is cut into folds. */
export interface KFoldOptions {
  /** How many, an integer of at least 2 and at most the rows. @default 5 */
  readonly folds?: number;
  /** What the order is drawn from. @default the order of the rows */
  readonly random?: RandomState | undefined;
  /** Whether the order is random; `false` draws nothing. @default true when `random` is given */
  readonly shuffle?: boolean;
  /** Whether each fold has the classes in the shares of the whole; y must be labels. @default false */
  readonly stratify?: boolean;
}

const K_FOLD: OptionNames<KFoldOptions> = {
  folds: "optional",
  random: "optional",
  shuffle: "optional",
  stratify: "optional",
};

/**
 * A dataset cut into folds for cross-validation: each fold is for testing once, while all others are for
 * training. Folds are as even as can be. Rows keep their order within each part.
 *
 * Shapes: the rows of both parts add up to those of the dataset.
 * Numerics: scikit-learn's folds for the same seed. What is drawn is drawn at the call.
 * Follows scikit-learn's `KFold`, and `StratifiedKFold`.
 *
 * @param dataset what to cut
 * @param options how many folds, and the `random` to draw the order from
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind, or there is no `random`
 * to shuffle by
 * @throws {RangeError} when `folds` is not an integer from 2 to the number of rows; with `stratify`, when a label
 * is no integer, or no class has a row for each fold
 * @throws {ShapeError} when x and y differ in rows
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { kFold, moons } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const random = randomState(0);
 * for (const { train, test } of kFold(moons({ random }), { folds: 4, stratify: true, random })) {
 *   assert.deepEqual([train.x.rows, test.x.rows], [75, 25]);
 * }
 * ```
 */
export function kFold<D extends Splittable<BatchTargets>>(
  dataset: D,
  options?: KFoldOptions,
): Generator<{ readonly train: Part<D>; readonly test: Part<D> }, void, undefined>;
export function kFold(dataset: Splittable<BatchTargets>, options: KFoldOptions = {}) {
  assertSamples("kFold", "dataset", dataset);
  assertOptions("kFold", options, K_FOLD);
  const { folds = 5, random, shuffle = random !== undefined, stratify = false } = options;
  assertInteger("kFold", "folds", folds, 2, dataset.x.rows);
  if (random !== undefined) assertRandomState("kFold", "random", random);
  assertBoolean("kFold", "shuffle", shuffle);
  assertBoolean("kFold", "stratify", stratify);
  if (shuffle && random === undefined) {
    throw new TypeError("kFold: shuffle needs a random to draw the order from, got none");
  }
  const order = shuffle ? random : undefined;
  const foldOfRow = stratify
    ? stratifiedFolds(rowsOfClasses("kFold", dataset.y), dataset.x.rows, folds, order)
    : plainFolds(dataset.x.rows, folds, order);
  return parts(dataset, foldOfRow, folds);
}

function* parts(dataset: Splittable<BatchTargets>, foldOfRow: Int32Array, folds: number) {
  for (let fold = 0; fold < folds; fold++) {
    const rows = (isTest: boolean) =>
      Int32Array.from([...foldOfRow.keys()].filter((row) => (foldOfRow[row] === fold) === isTest));
    yield { train: takePart(dataset, rows(false)), test: takePart(dataset, rows(true)) };
  }
}

/** Runs of rows, the first ones longer by one where the rows do not come out even. */
function plainFolds(rows: number, folds: number, random: RandomState | undefined): Int32Array {
  const order = random?.permutation(rows) ?? Int32Array.from({ length: rows }, (_, row) => row);
  const foldOfRow = new Int32Array(rows);
  let start = 0;
  for (let fold = 0; fold < folds; fold++) {
    const end = start + Math.floor(rows / folds) + (fold < rows % folds ? 1 : 0);
    for (const row of order.subarray(start, end)) foldOfRow[row] = fold;
    start = end;
  }
  return foldOfRow;
}

/** The rows of each class dealt out to the folds, in random order if there is a `random`. */
function stratifiedFolds(
  classes: readonly (readonly number[])[],
  rows: number,
  folds: number,
  random: RandomState | undefined,
): Int32Array {
  const largest = Math.max(...classes.map(({ length }) => length));
  if (folds > largest) {
    throw new RangeError(
      `kFold: folds ${folds} must be at most ${largest}, the rows of the largest class, as stratify is true`,
    );
  }
  // By first appearance, so that the folds do not depend on what the labels are.
  const inOrder = [...classes].sort((a, b) => a[0]! - b[0]!);
  const foldOfRow = new Int32Array(rows);
  let dealt = 0;
  for (const rowsOfClass of inOrder) {
    const counts = new Int32Array(folds);
    for (const _ of rowsOfClass) counts[dealt++ % folds]! += 1;
    const dealing = Array.from(counts).flatMap((count, fold) =>
      new Array<number>(count).fill(fold),
    );
    random?.shuffle(dealing);
    rowsOfClass.forEach((row, i) => {
      foldOfRow[row] = dealing[i]!;
    });
  }
  return foldOfRow;
}
