import { assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { sin } from "@adjoint/math";
import type { DType } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import type { RegressionDataset } from "../types.js";
import { addNoise } from "./add-noise.js";
import { formDraws } from "./options.js";
import { asRegression } from "./regression-options.js";

/** What a sine is made of. */
export interface SineOptions {
  /** How many points, an integer of at least 1. @default 1000 */
  readonly samples?: number;
  /** What the noise is drawn from: one normal a point. @default none */
  readonly random?: RandomState | undefined;
  /** Standard deviation of what is added to y, at least 0. @default 0 */
  readonly noise?: number;
  /** Number format of x and y; both are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const SINE: OptionNames<SineOptions> = {
  samples: "optional",
  random: "optional",
  noise: "optional",
  dtype: "optional",
};

/**
 * One turn of a sine: `y = sin(2π x)`, for x = 0, 1 / samples, 2 / samples, ...
 *
 * Shapes: x and y are [samples, 1].
 * Numerics: NumPy's numbers, to 1e-15.
 * Follows Kinsley and Kukieła, "Neural Networks from Scratch" (2020), `sine_data`.
 *
 * @param options how many points, and the `random` that the noise is drawn from
 * @throws {TypeError} when an option is unknown or of the wrong kind, or there is no `random` to draw from
 * @throws {RangeError} when `samples` is not an integer of at least 1, or `noise` not a finite number of at
 * least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sine } from "@adjoint/datasets";
 *
 * const { x, y } = sine({ samples: 4 });
 * assert.deepEqual([...x.data], [0, 0.25, 0.5, 0.75]);
 * assert.deepEqual([y.data[1], y.data[3]], [1, -1]);
 * ```
 */
export function sine(options: SineOptions = {}): RegressionDataset {
  assertOptions("sine", options, SINE);
  const { samples = 1000, ...others } = options;
  assertInteger("sine", "samples", samples, 1);
  const { random, noise, dtype } = formDraws("sine", { ...others, shuffle: false });
  const x = Float64Array.from({ length: samples }, (_, i) => i / samples);
  const y = x.map((value) => sin(2 * Math.PI * value));
  addNoise(y, noise, random);
  return asRegression(samples, x, y, dtype);
}
