import { assertBoolean, assertInterval, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { assertSamples } from "../assert-samples.js";
import type { BatchTargets } from "../types.js";
import { rowsOfClasses } from "./rows-of-classes.js";
import { stratifiedRows } from "./stratified-rows.js";
import { type Part, type Splittable, takePart } from "./take-part.js";

/** How much goes where. */
export interface SplitOptions {
  /** The share of rows for the test set, in (0, 1); rounded up to whole rows. */
  readonly test: number;
  /** What the order is drawn from: one permutation of the rows. */
  readonly random: RandomState;
  /** Whether both parts have the classes in the shares of the whole; y must be labels. @default false */
  readonly stratify?: boolean;
}

const SPLIT: OptionNames<SplitOptions> = {
  test: "required",
  random: "required",
  stratify: "optional",
};

/**
 * A dataset in two, its rows in random order: the first `ceil(test * rows)` are for testing, the
 * rest for training. Every row is in just one of the two. Targets keep their kind, as in `batches`.
 *
 * Shapes: the rows of both add up to those of the dataset.
 * Follows scikit-learn's `train_test_split` (same rows for the same seed).
 *
 * @param dataset what to split
 * @param options the share for testing, and the `random` to draw from
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `test` is not in (0, 1), or either part would be empty; with `stratify`, when a label
 * is no integer, a class has one row, or a part has fewer rows than there are classes
 * @throws {ShapeError} when x and y differ in rows
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { spiral, split } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const random = randomState(0);
 * const { train, test } = split(spiral({ points: 50, classes: 2, random }), { test: 0.2, random });
 * assert.deepEqual([train.x.rows, test.x.rows], [80, 20]);
 * ```
 */
export function split<D extends Splittable<BatchTargets>>(
  dataset: D,
  options: SplitOptions,
): { readonly train: Part<D>; readonly test: Part<D> };
export function split(
  dataset: Splittable<BatchTargets>,
  options: SplitOptions,
): { readonly train: Splittable<BatchTargets>; readonly test: Splittable<BatchTargets> } {
  assertSamples("split", "dataset", dataset);
  assertOptions("split", options, SPLIT);
  const { x, y } = dataset;
  const { test, random, stratify = false } = options;
  assertInterval("split", "test", test, 0, 1, "()");
  assertRandomState("split", "random", random);
  assertBoolean("split", "stratify", stratify);
  const count = Math.ceil(test * x.rows);
  if (count >= x.rows) {
    throw new RangeError(
      `split: test ${test} of ${x.rows} rows leaves none for training; both parts need at least one`,
    );
  }
  if (!stratify) {
    const order = random.permutation(x.rows);
    return {
      train: takePart(dataset, order.subarray(count)),
      test: takePart(dataset, order.subarray(0, count)),
    };
  }
  const classes = rowsOfClasses("split", y);
  assertEnough(classes, x.rows - count, count);
  const rows = stratifiedRows(classes, x.rows - count, count, random);
  return { train: takePart(dataset, rows.train), test: takePart(dataset, rows.test) };
}

/** A class with one row cannot be in both parts, and a part needs a row for each class. */
function assertEnough(
  classes: readonly (readonly number[])[],
  trainCount: number,
  testCount: number,
): void {
  const single = classes.find(({ length }) => length < 2);
  if (single !== undefined) {
    throw new RangeError(
      `split: stratify needs at least two rows of each class, got only row ${single[0]} of its class`,
    );
  }
  if (Math.min(trainCount, testCount) >= classes.length) return;
  throw new RangeError(
    `split: stratify needs a row for each of ${classes.length} classes in both parts, got ${trainCount} rows for training and ${testCount} for testing`,
  );
}
