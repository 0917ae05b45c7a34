import {
  assertFinite,
  assertNumbers,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { scaleEachFeature } from "./each-feature.js";
import type { Scaling } from "./scaling.js";

/** Where features are scaled to. */
export interface MinMaxScaleOptions {
  /** Where the least and the greatest value of each feature go, two different numbers. @default [0, 1] */
  readonly range?: readonly [number, number];
}

const MIN_MAX: OptionNames<MinMaxScaleOptions> = { range: "optional" };

/**
 * Scales each feature to a range: `low + (x - min) / (max - min) * (high - low)`. A constant feature goes
 * to `low`. Find the scaling on the rows for training, and apply it to all: others may then lie
 * outside of the range.
 *
 * Shapes: x [rows, features]; shift and scale [1, features].
 * Numerics: as in scikit-learn, to a relative 1e-12; with a range of [0, 1] the ends are exact. Missing values,
 * NaN, are left out, and stay NaN. Computed in float64, and kept in the dtype of x.
 * Follows scikit-learn's `MinMaxScaler`.
 *
 * @param x the rows that the scaling is found on, at least one
 * @param options where features go
 * @throws {TypeError} when x is no matrix, or an option unknown or of the wrong kind
 * @throws {RangeError} when x has no rows or holds an infinite number, or the range is not two finite numbers, the
 * lower one first
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { minMaxScale } from "@adjoint/datasets";
 * import { matrix } from "@adjoint/matrix";
 *
 * const { apply } = minMaxScale(matrix(3, 1, [10, 30, 20]));
 * assert.deepEqual([...apply(matrix(3, 1, [10, 20, 40])).data], [0, 0.5, 1.5]);
 * ```
 */
export function minMaxScale(x: Matrix, options: MinMaxScaleOptions = {}): Scaling {
  assertOptions("minMaxScale", options, MIN_MAX);
  const { range = [0, 1] } = options;
  assertNumbers("minMaxScale", "range", range);
  const [low, high] = range;
  assertFinite("minMaxScale", "range[0]", low);
  assertFinite("minMaxScale", "range[1]", high);
  if (range.length !== 2 || !(low < high)) {
    throw new RangeError(
      `minMaxScale: range must be two numbers, the lower one first, got ${describeValue(low)} and ${describeValue(high)}`,
    );
  }
  return scaleEachFeature("minMaxScale", x, (values) => {
    const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const span = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - least;
    if (values.length === 0) return { shift: Number.NaN, scale: Number.NaN };
    const scale = (span < 10 * Number.EPSILON ? 1 : span) / (high - low);
    return { shift: least - low * scale, scale };
  });
}
