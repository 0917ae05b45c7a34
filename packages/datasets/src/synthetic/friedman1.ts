import { assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { sin } from "@adjoint/math";
import type { RegressionDataset } from "../types.js";
import { addNoise } from "./add-noise.js";
import { asRegression, type RegressionOptions, regressionDraws } from "./regression-options.js";

/** What Friedman's first problem is made of. */
export interface Friedman1Options extends RegressionOptions {
  /** Columns of x, an integer of at least 5; those from the sixth on mean nothing. @default 10 */
  readonly features?: number;
}

const FRIEDMAN1: OptionNames<Friedman1Options> = {
  samples: "optional",
  features: "optional",
  random: "required",
  noise: "optional",
  dtype: "optional",
};

/**
 * A curved surface over five features, beside others that mean nothing:
 * `y = 10 sin(π x₀ x₁) + 20 (x₂ - 0.5)² + 10 x₃ + 5 x₄ + noise * normal`, each x uniform in [0, 1).
 *
 * Shapes: x [samples, features]; y [samples, 1].
 * Numerics: scikit-learn's points for the same seed, to 1e-13.
 * Follows Friedman, "Multivariate Adaptive Regression Splines" (1991), and scikit-learn's `make_friedman1`.
 *
 * @param options how many points, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `samples` is not an integer of at least 1, `features` not one of at least 5, or
 * `noise` not a finite number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { friedman1 } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = friedman1({ samples: 50, random: randomState(0) });
 * assert.deepEqual([x.columns, y.rows, y.columns], [10, 50, 1]);
 * ```
 */
export function friedman1(options: Friedman1Options): RegressionDataset {
  assertOptions("friedman1", options, FRIEDMAN1);
  const { features = 10, ...others } = options;
  assertInteger("friedman1", "features", features, 5);
  const { samples, random, noise, dtype } = regressionDraws("friedman1", others);
  const x = Float64Array.from({ length: samples * features }, () => random.random());
  const y = Float64Array.from({ length: samples }, (_, i) => {
    const [a, b, c, d, e] = x.subarray(i * features) as unknown as readonly number[];
    const bend = c! - 0.5;
    return 10 * sin(Math.PI * a! * b!) + 20 * (bend * bend) + 10 * d! + 5 * e!;
  });
  addNoise(y, noise, random);
  return asRegression(samples, x, y, dtype);
}
