import {
  assertBoolean,
  assertFunction,
  assertInteger,
  assertNumbers,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import { type Allocate, type Matrix, takeRows } from "@adjoint/matrix";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { assertSamples } from "../assert-samples.js";
import type { BatchTargets, SomeTargets } from "../types.js";
import { takeTargets } from "./take-targets.js";

/** How a dataset is cut into batches. */
export interface BatchesOptions {
  /** Rows per batch, an integer of at least 1. */
  readonly batchSize: number;
  /** What the order is drawn from: one permutation of the rows. @default the order of the rows */
  readonly random?: RandomState | undefined;
  /** Whether the order is random; `false` draws nothing. @default true when `random` is given */
  readonly shuffle?: boolean;
  /** The rows to take, in their order, in place of one that is drawn. @default all of them */
  readonly order?: ArrayLike<number> | undefined;
  /** Whether a last batch of fewer rows is left out. @default false */
  readonly dropLast?: boolean;
  /** Where the rows of x, and those of a matrix of targets, go. @default fresh matrices */
  readonly allocate?: Allocate;
}

const BATCHES: OptionNames<BatchesOptions> = {
  batchSize: "required",
  random: "optional",
  shuffle: "optional",
  order: "optional",
  dropLast: "optional",
  allocate: "optional",
};

/**
 * A dataset batch by batch: every row once, in random order if a `random` is given, the last batch
 * smaller where the rows do not come out even. Targets keep their kind: a batch of an `Int32Array`
 * of labels is one, and a batch of a matrix of targets a matrix.
 *
 * Shapes: x [rows, features] in batches of [batchSize, features].
 *
 * @param data samples and their targets
 * @param options the size of a batch, and the `random` to draw from
 * @returns a generator; the order is drawn when the first batch is taken
 * @throws {RangeError} when `batchSize` is not an integer of at least 1, or `order` holds something else than rows
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind;
 * when `shuffle` is true and there is no `random`, or there is an `order` too
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
export function batches<Y extends BatchTargets>(
  data: { readonly x: Matrix; readonly y: Y },
  options: BatchesOptions,
): Generator<{ x: Matrix; y: SomeTargets<Y> }, void, undefined> {
  // Checked at the call, not when the first batch is taken.
  assertSamples("batches", "data", data);
  assertOptions("batches", options, BATCHES);
  const { batchSize, random, shuffle = random !== undefined, dropLast = false, allocate } = options;
  const { order } = options;
  assertInteger("batches", "batchSize", batchSize, 1);
  if (random !== undefined) assertRandomState("batches", "random", random);
  assertBoolean("batches", "shuffle", shuffle);
  assertBoolean("batches", "dropLast", dropLast);
  if (allocate !== undefined) assertFunction("batches", "allocate", allocate);
  if (shuffle && random === undefined) {
    throw new TypeError("batches: shuffle needs a random to draw the order from, got none");
  }
  if (order !== undefined) assertOrder(order, data.x.rows, shuffle);
  const draw = () => order ?? (shuffle ? random : undefined)?.permutation(data.x.rows);
  return cut(data.x, data.y, batchSize, draw, dropLast, allocate);
}

function* cut<Y extends BatchTargets>(
  x: Matrix,
  y: Y,
  batchSize: number,
  draw: () => ArrayLike<number> | undefined,
  dropLast: boolean,
  allocate: Allocate | undefined,
): Generator<{ x: Matrix; y: SomeTargets<Y> }, void, undefined> {
  const drawn = draw();
  const order = Int32Array.from(drawn ?? { length: x.rows }, (row, i) => (drawn ? row! : i));
  for (let start = 0; start < order.length; start += batchSize) {
    const indices = order.subarray(start, start + batchSize);
    if (dropLast && indices.length < batchSize) return;
    yield { x: takeRows(x, indices, allocate), y: takeTargets(y, indices, allocate) };
  }
}

function assertOrder(order: unknown, rows: number, shuffle: boolean): void {
  assertNumbers("batches", "order", order);
  for (let i = 0; i < order.length; i++) {
    assertInteger("batches", `order[${i}]`, order[i], 0, rows - 1);
  }
  if (shuffle) {
    throw new TypeError("batches: order and shuffle are both given; the order can be one of them");
  }
}
