import { assertFinite, assertInteger } from "@adjoint/checks";
import { asType, type DType, matrix, takeRows } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { RegressionDataset } from "../types.js";

/** What points of a curve or surface are drawn with. */
export interface RegressionOptions {
  /** How many points, an integer of at least 1. @default 100 */
  readonly samples?: number;
  /** What is drawn from. */
  readonly random: RandomState;
  /** Standard deviation of the noise, at least 0. @default 0 */
  readonly noise?: number;
  /** Number format of x and y; both are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

/** The options with their defaults, of which nothing is drawn yet. */
export function regressionDraws(functionName: string, options: RegressionOptions) {
  const { samples = 100, random, noise = 0, dtype = "float64" } = options;
  assertInteger(functionName, "samples", samples, 1);
  assertRandomState(functionName, "random", random);
  assertFinite(functionName, "noise", noise, 0);
  assertDType(functionName, "dtype", dtype);
  return { samples, random, noise, dtype };
}

/** Rows of features and of targets, perhaps in another order. */
export function asRegression(
  rows: number,
  features: Float64Array,
  targets: Float64Array,
  dtype: DType,
  order?: Int32Array,
): RegressionDataset {
  const x = matrix(rows, features.length / rows, features);
  const y = matrix(rows, targets.length / rows, targets);
  if (order === undefined) return { x: asType(x, dtype), y: asType(y, dtype) };
  return { x: asType(takeRows(x, order), dtype), y: asType(takeRows(y, order), dtype) };
}
