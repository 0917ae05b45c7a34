import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertNumbers,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { asType, type DType, isMatrix, type Matrix, matrix, ShapeError } from "@adjoint/matrix";
import { assertDType, assertMatrix } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { Dataset } from "../types.js";
import { arrange } from "./arrange.js";

/** What blobs are made of. */
export interface BlobsOptions {
  /** How many points, an integer of at least 1, or how many for each blob. @default 100 */
  readonly samples?: number | readonly number[];
  /** How many blobs, drawn in `box`; or where they are, one a row. @default 3, or one for each of `samples` */
  readonly centers?: number | Matrix;
  /** Columns of x, an integer of at least 1. @default 2, or those of `centers` */
  readonly features?: number;
  /** Standard deviation of a blob, at least 0, or one for each. @default 1 */
  readonly standardDeviation?: number | readonly number[];
  /** Where centers are drawn: each coordinate from the first number to the second. @default [-10, 10] */
  readonly box?: readonly [number, number];
  /** Whether the rows come in random order, not blob after blob. @default true */
  readonly shuffle?: boolean;
  /** What is drawn from: the centers unless given, the points blob by blob, then the order. */
  readonly random: RandomState;
  /** Number format of x; the points are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const BLOBS: OptionNames<BlobsOptions> = {
  samples: "optional",
  centers: "optional",
  features: "optional",
  standardDeviation: "optional",
  box: "optional",
  shuffle: "optional",
  random: "required",
  dtype: "optional",
};

/**
 * Round clouds, one a class: a point of blob c is `center_c + standardDeviation_c * normal`, in each
 * coordinate.
 *
 * Shapes: x [samples, features]; y has as many labels; centers [blobs, features].
 * Numerics: scikit-learn's points for the same seed, to 1e-14.
 * Follows scikit-learn's `make_blobs`; its blobs of uneven numbers have the odd points first.
 *
 * @param options how many points of which blobs, and the `random` to draw from
 * @returns a dataset, and where the centers are
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a count is not an integer of at least 1, or a standard deviation not a finite
 * number of at least 0
 * @throws {ShapeError} when `samples`, `centers`, `features` and `standardDeviation` are of different sizes
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { blobs } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, classes, centers } = blobs({ samples: 60, centers: 4, random: randomState(0) });
 * assert.deepEqual([x.rows, classes, centers.rows], [60, 4, 4]);
 * ```
 */
export function blobs(options: BlobsOptions): Dataset & { readonly centers: Matrix } {
  assertOptions("blobs", options, BLOBS);
  const {
    random,
    samples = 100,
    standardDeviation = 1,
    shuffle = true,
    dtype = "float64",
  } = options;
  assertRandomState("blobs", "random", random);
  assertBoolean("blobs", "shuffle", shuffle);
  assertDType("blobs", "dtype", dtype);
  const { count, features, place } = checkedCenters(options);
  const sizes = sizesOfBlobs(samples, count);
  const deviations = deviationsOf(standardDeviation, count);

  const centers = place();
  const points = new Float64Array(sizes.reduce((sum, size) => sum + size, 0) * features);
  const labels = new Int32Array(points.length / features);
  let row = 0;
  sizes.forEach((size, c) => {
    labels.fill(c, row, row + size);
    for (const end = row + size; row < end; row++) {
      for (let j = 0; j < features; j++) {
        points[row * features + j] = random.normal(centers.data[c * features + j], deviations[c]);
      }
    }
  });
  const data = arrange(points, labels, count, { random, noise: 0, shuffle, dtype });
  return { ...data, centers: asType(centers, dtype) };
}

/** How many centers of how many features there are, and what makes them. */
function checkedCenters({ samples, centers, features, box = [-10, 10], random }: BlobsOptions) {
  if (features !== undefined) assertInteger("blobs", "features", features, 1);
  assertNumbers("blobs", "box", box);
  if (box.length !== 2) {
    throw new RangeError(
      `blobs: box must be two numbers, the lowest and the highest, got ${describeValue(box)}`,
    );
  }
  const [low, high] = box;
  assertFinite("blobs", "box[0]", low);
  assertFinite("blobs", "box[1]", high, low);
  if (isMatrix(centers)) {
    assertMatrix("blobs", "centers", centers);
    assertInteger("blobs", "rows of centers", centers.rows, 1);
    assertInteger("blobs", "columns of centers", centers.columns, 1);
    if (features !== undefined && features !== centers.columns) {
      throw new ShapeError(
        `blobs: features ${features} and centers [${centers.rows}, ${centers.columns}] disagree: there must be one column per feature`,
      );
    }
    centers.data.forEach((value, k) => {
      assertFinite("blobs", `centers.data[${k}]`, value);
    });
    return {
      count: centers.rows,
      features: centers.columns,
      place: () => asType(centers, "float64"),
    };
  }
  const count = centers === undefined ? (Array.isArray(samples) ? samples.length : 3) : centers;
  assertInteger("blobs", "centers", count, 1);
  const columns = features === undefined ? 2 : features;
  const place = () => {
    const values = Float64Array.from({ length: count * columns }, () => random.uniform(low, high));
    return matrix(count, columns, values);
  };
  return { count, features: columns, place };
}

/** As even as they can be, the first ones with one more. */
function sizesOfBlobs(samples: number | readonly number[], count: number): readonly number[] {
  if (typeof samples === "number") {
    assertInteger("blobs", "samples", samples, 1);
    const [least, odd] = [Math.floor(samples / count), samples % count];
    return Array.from({ length: count }, (_, c) => (c < odd ? least + 1 : least));
  }
  assertNumbers("blobs", "samples", samples);
  assertOneEach("samples", samples.length, count);
  for (let c = 0; c < count; c++) assertInteger("blobs", `samples[${c}]`, samples[c], 1);
  return samples;
}

function deviationsOf(given: number | readonly number[], count: number): readonly number[] {
  if (typeof given === "number") {
    assertFinite("blobs", "standardDeviation", given, 0);
    return Array.from({ length: count }, () => given);
  }
  assertNumbers("blobs", "standardDeviation", given);
  assertOneEach("standardDeviation", given.length, count);
  for (let c = 0; c < count; c++) assertFinite("blobs", `standardDeviation[${c}]`, given[c], 0);
  return given;
}

function assertOneEach(name: string, length: number, count: number): void {
  if (length === count) return;
  throw new ShapeError(
    `blobs: got ${length} numbers as ${name} for ${count} blobs; there must be one, or one for each`,
  );
}
