import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import { asType, type Matrix, matrix } from "@adjoint/matrix";
import type { RegressionDataset } from "../types.js";
import { addNoise } from "./add-noise.js";
import { asRegression, type RegressionOptions, regressionDraws } from "./regression-options.js";

/** What a linear problem is made of. */
export interface LinearRegressionOptions extends RegressionOptions {
  /** Columns of x, an integer of at least 1. @default 100 */
  readonly features?: number;
  /** How many features y depends on, an integer of at least 0. @default 10, or all if there are fewer */
  readonly informative?: number;
  /** Columns of y, an integer of at least 1. @default 1 */
  readonly targets?: number;
  /** What is added to y. @default 0 */
  readonly bias?: number;
  /** Whether rows and features come in random order. @default true */
  readonly shuffle?: boolean;
}

const REGRESSION: OptionNames<LinearRegressionOptions> = {
  samples: "optional",
  features: "optional",
  informative: "optional",
  targets: "optional",
  bias: "optional",
  shuffle: "optional",
  random: "required",
  noise: "optional",
  dtype: "optional",
};

/**
 * A linear problem: `y = x W + bias + noise * normal`, where x is normal, and W uniform in [0, 100) for
 * the informative features and 0 for the others.
 *
 * Shapes: x [samples, features]; y [samples, targets]; coefficients W [features, targets].
 * Numerics: scikit-learn's points for the same seed; y to a relative 1e-13, as its sums are in another order.
 * Follows scikit-learn's `make_regression`.
 *
 * @param options how many points of how many features, and the `random` to draw from
 * @returns a dataset, and the coefficients that made it
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a count is too small or no integer, or a number not finite
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { regression } from "@adjoint/datasets";
 * import { allClose, matmul } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y, coefficients } = regression({ samples: 20, features: 3, random: randomState(0) });
 * assert.ok(allClose(matmul(x, coefficients), y));
 * ```
 */
export function regression(
  options: LinearRegressionOptions,
): RegressionDataset & { readonly coefficients: Matrix } {
  const name = "regression";
  assertOptions(name, options, REGRESSION);
  const { features = 100, targets = 1, bias = 0, shuffle = true, ...others } = options;
  const { informative = 10, ...rest } = others;
  assertInteger(name, "features", features, 1);
  assertInteger(name, "informative", informative, 0);
  assertInteger(name, "targets", targets, 1);
  assertFinite(name, "bias", bias);
  assertBoolean(name, "shuffle", shuffle);
  const { samples, random, noise, dtype } = regressionDraws(name, rest);

  const x = Float64Array.from({ length: samples * features }, () => random.normal());
  const weights = new Float64Array(features * targets);
  const drawn = Math.min(informative, features) * targets;
  for (let k = 0; k < drawn; k++) weights[k] = 100 * random.random();
  const y = new Float64Array(samples * targets);
  for (let i = 0; i < samples; i++) {
    for (let t = 0; t < targets; t++) {
      let sum = 0;
      for (let j = 0; j < features; j++) sum += x[i * features + j]! * weights[j * targets + t]!;
      y[i * targets + t] = sum + bias;
    }
  }
  addNoise(y, noise, random);

  const rowOrder = shuffle ? random.permutation(samples) : undefined;
  const columnOrder = shuffle ? random.permutation(features) : undefined;
  const source = (j: number) => columnOrder?.[j] ?? j;
  const reordered = x.map((_, k) => x[k - (k % features) + source(k % features)]!);
  const coefficients = weights.map(
    (_, k) => weights[source(Math.floor(k / targets)) * targets + (k % targets)]!,
  );
  return {
    ...asRegression(samples, reordered, y, dtype, rowOrder),
    coefficients: asType(matrix(features, targets, coefficients), dtype),
  };
}
