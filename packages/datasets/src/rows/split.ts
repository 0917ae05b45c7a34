import { assertInterval, assertOptions, type OptionNames } from "@adjoint/checks";
import { type Matrix, takeRows } from "@adjoint/matrix";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { assertSamples } from "../assert-samples.js";
import type { BatchTargets, SomeTargets } from "../types.js";
import { takeTargets } from "./take-targets.js";

/** How much goes where. */
export interface SplitOptions {
  /** The share of rows for the test set, in (0, 1); rounded up to whole rows. */
  readonly test: number;
  /** What the order is drawn from: one permutation of the rows. */
  readonly random: RandomState;
}

const SPLIT: OptionNames<SplitOptions> = { test: "required", random: "required" };

/** Samples, their targets of any kind, and the number of classes where there are classes. */
interface Splittable<Y extends BatchTargets> {
  readonly x: Matrix;
  readonly y: Y;
  readonly classes?: number | undefined;
}

/** One of the two parts; it knows the number of classes where the whole did. */
type Part<D extends Splittable<BatchTargets>> = {
  readonly x: Matrix;
  readonly y: SomeTargets<D["y"]>;
} & Pick<D, Extract<keyof D, "classes">>;

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
 * @throws {RangeError} when `test` is not in (0, 1), or either part would be empty
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
  const { x, y, classes } = dataset;
  const { test, random } = options;
  assertInterval("split", "test", test, 0, 1, "()");
  assertRandomState("split", "random", random);
  const count = Math.ceil(test * x.rows);
  if (count >= x.rows) {
    throw new RangeError(
      `split: test ${test} of ${x.rows} rows leaves none for training; both parts need at least one`,
    );
  }
  const order = random.permutation(x.rows);
  const take = (indices: Int32Array) => ({
    x: takeRows(x, indices),
    y: takeTargets(y, indices),
    ...(classes !== undefined && { classes }),
  });
  return { train: take(order.subarray(count)), test: take(order.subarray(0, count)) };
}
