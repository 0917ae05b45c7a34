import type { Matrix } from "@adjoint/matrix";
import { scaleEachFeature } from "./each-feature.js";
import type { Scaling } from "./scaling.js";

/**
 * Scales each feature to a mean of 0 and a standard deviation of 1: `(x - mean) / deviation`, where the
 * deviation is that of the rows themselves, `√(Σ (x - mean)² / rows)`. A feature that is constant but for
 * rounding is divided by 1. Find the scaling on the rows for training, and apply it to all.
 *
 * Shapes: x [rows, features]; shift and scale [1, features].
 * Numerics: as in scikit-learn, to a relative 1e-12; sums are corrected for their rounding. Missing values, NaN,
 * are left out, and stay NaN; a feature without any value has NaN for both. Computed in float64, and kept in
 * the dtype of x.
 * Follows scikit-learn's `StandardScaler`, and Chan, Golub and LeVeque, "Algorithms for computing the sample
 * variance" (1983).
 *
 * @param x the rows that the scaling is found on, at least one
 * @throws {TypeError} when x is no matrix
 * @throws {RangeError} when x has no rows, or holds an infinite number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { standardize } from "@adjoint/datasets";
 * import { matrix } from "@adjoint/matrix";
 *
 * const { apply, inverse } = standardize(matrix(2, 1, [10, 30]));
 * assert.deepEqual([...apply(matrix(3, 1, [10, 30, 40])).data], [-1, 1, 2]);
 * assert.deepEqual([...inverse(matrix(1, 1, [2])).data], [40]);
 * ```
 */
export function standardize(x: Matrix): Scaling {
  return scaleEachFeature("standardize", x, (values) => {
    const count = values.length;
    const mean = sum(values) / count;
    const offsets = values.map((value) => value - mean);
    const off = sum(offsets);
    const variance = (sum(offsets.map((offset) => offset * offset)) - (off * off) / count) / count;
    const scale = isConstant(variance, mean, count) ? 1 : Math.sqrt(variance);
    return { shift: mean, scale };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Whether a variance is no more than what rounding makes of that of one repeated number. */
function isConstant(variance: number, mean: number, count: number): boolean {
  const rounding = count * mean * Number.EPSILON;
  return variance <= count * Number.EPSILON * variance + rounding * rounding;
}
