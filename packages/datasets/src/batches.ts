import { describeShape, isMatrix, type Matrix, ShapeError, takeRows } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import { assertCount } from "./assert.js";

/** Class indices, or one row of targets per sample. */
export type BatchTargets = ArrayLike<number> | Matrix;

/** How a dataset is cut into batches. */
export interface BatchesOptions {
  /** Rows per batch, an integer of at least 1. */
  readonly batchSize: number;
  /** What the order is drawn from: one permutation of the rows. @default the order of the rows */
  readonly random?: RandomState | undefined;
  /** Whether a last batch of fewer rows is left out. @default false */
  readonly dropLast?: boolean;
}

/**
 * A dataset batch by batch: every row once, in random order if a `random` is given, the last batch
 * smaller where the rows do not come out even. Labels stay labels, a matrix of targets a matrix.
 *
 * Shapes: x [rows, features] in batches of [batchSize, features].
 *
 * @param data samples and their targets
 * @param options the size of a batch, and the `random` to draw from
 * @returns a generator; the order is drawn when the first batch is taken
 * @throws {RangeError} when `batchSize` is not an integer of at least 1
 * @throws {ShapeError} when x and y differ in rows
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { batches } from "@adjoint/datasets";
 * import { matrix } from "@adjoint/matrix";
 *
 * const x = matrix(5, 1, [10, 20, 30, 40, 50]);
 * const sizes = [...batches({ x, y: [0, 1, 0, 1, 0] }, { batchSize: 2 })].map((b) => b.y.length);
 * assert.deepEqual(sizes, [2, 2, 1]);
 * ```
 */
export function batches(
  data: { readonly x: Matrix; readonly y: Matrix },
  options: BatchesOptions,
): Generator<{ x: Matrix; y: Matrix }, void, undefined>;
export function batches(
  data: { readonly x: Matrix; readonly y: ArrayLike<number> },
  options: BatchesOptions,
): Generator<{ x: Matrix; y: Float64Array }, void, undefined>;
export function batches(
  data: { readonly x: Matrix; readonly y: BatchTargets },
  options: BatchesOptions,
): Generator<{ x: Matrix; y: Matrix | Float64Array }, void, undefined>;
export function batches(
  { x, y }: { readonly x: Matrix; readonly y: BatchTargets },
  { batchSize, random, dropLast = false }: BatchesOptions,
): Generator<{ x: Matrix; y: Matrix | Float64Array }, void, undefined> {
  // Checked at the call, not when the first batch is taken.
  assertCount("batches", "batchSize", batchSize, 1);
  const targets = isMatrix(y) ? y.rows : y.length;
  if (targets !== x.rows) {
    throw new ShapeError(
      `batches: x ${describeShape(x)} and y with ${targets} rows disagree: there must be one target per row`,
    );
  }
  return cut(x, y, batchSize, random, dropLast);
}

function* cut(
  x: Matrix,
  y: BatchTargets,
  batchSize: number,
  random: RandomState | undefined,
  dropLast: boolean,
) {
  const order = random?.permutation(x.rows) ?? Int32Array.from({ length: x.rows }, (_, i) => i);
  for (let start = 0; start < x.rows; start += batchSize) {
    const indices = order.subarray(start, start + batchSize);
    if (dropLast && indices.length < batchSize) return;
    yield {
      x: takeRows(x, indices),
      y: isMatrix(y) ? takeRows(y, indices) : Float64Array.from(indices, (i) => y[i]!),
    };
  }
}
