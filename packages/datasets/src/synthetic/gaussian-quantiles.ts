import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertNumbers,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import { type DType, ShapeError } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { Dataset } from "../types.js";
import { arrange } from "./arrange.js";

/** What rings of one normal cloud are made of. */
export interface GaussianQuantilesOptions {
  /** How many points, an integer of at least `classes`. @default 100 */
  readonly samples?: number;
  /** Columns of x, an integer of at least 1. @default 2 */
  readonly features?: number;
  /** How many rings, an integer of at least 1. @default 3 */
  readonly classes?: number;
  /** The middle, one number a feature. @default zeros */
  readonly mean?: readonly number[];
  /** The variance of each feature, at least 0. @default 1 */
  readonly variance?: number;
  /** Whether the rows come in random order, not from the middle outwards. @default true */
  readonly shuffle?: boolean;
  /** What is drawn from: one normal a coordinate, row by row, then the order. */
  readonly random: RandomState;
  /** Number format of x; the points are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const QUANTILES: OptionNames<GaussianQuantilesOptions> = {
  samples: "optional",
  features: "optional",
  classes: "optional",
  mean: "optional",
  variance: "optional",
  shuffle: "optional",
  random: "required",
  dtype: "optional",
};

/**
 * One normal cloud, cut into rings: the `samples / classes` points nearest to the mean are class 0, the
 * next ones class 1, and so on; the last class has the odd ones.
 *
 * Shapes: x [samples, features]; y has as many labels.
 * Numerics: scikit-learn's points for the same seed, to 1e-14.
 * Follows scikit-learn's `make_gaussian_quantiles`.
 *
 * @param options how many points of how many classes, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a count is too small or no integer, or the variance not a finite number of at
 * least 0
 * @throws {ShapeError} when there is not one mean a feature
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { gaussianQuantiles } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { y } = gaussianQuantiles({ samples: 10, shuffle: false, random: randomState(0) });
 * assert.deepEqual([...y], [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
 * ```
 */
export function gaussianQuantiles(options: GaussianQuantilesOptions): Dataset {
  const name = "gaussianQuantiles";
  assertOptions(name, options, QUANTILES);
  const { samples = 100, features = 2, classes = 3, variance = 1, random } = options;
  const { shuffle = true, dtype = "float64" } = options;
  assertInteger(name, "features", features, 1);
  assertInteger(name, "classes", classes, 1);
  assertInteger(name, "samples", samples, classes);
  assertFinite(name, "variance", variance, 0);
  assertRandomState(name, "random", random);
  assertBoolean(name, "shuffle", shuffle);
  assertDType(name, "dtype", dtype);
  const { mean = Array.from({ length: features }, () => 0) } = options;
  assertNumbers(name, "mean", mean);
  if (mean.length !== features) {
    throw new ShapeError(
      `${name}: got ${mean.length} means for ${features} features; there must be one for each`,
    );
  }
  mean.forEach((value, j) => {
    assertFinite(name, `mean[${j}]`, value);
  });

  const deviation = Math.sqrt(variance);
  const points = Array.from({ length: samples }, () => {
    const point = mean.map((middle) => random.normal() * deviation + middle);
    const offsets = point.map((value, j) => value - mean[j]!);
    return { point, distance: offsets.reduce((sum, offset) => sum + offset * offset, 0) };
  });
  points.sort((a, b) => a.distance - b.distance);
  const ring = Math.floor(samples / classes);
  const labels = Int32Array.from(points, (_, i) => Math.min(Math.floor(i / ring), classes - 1));
  const flat = Float64Array.from(points.flatMap(({ point }) => point));
  return arrange(flat, labels, classes, { random, noise: 0, shuffle, dtype });
}
