import { assertOptions, type OptionNames } from "@adjoint/checks";
import { cos, sin } from "@adjoint/math";
import type { RegressionDataset } from "../types.js";
import { asRegression, type RegressionOptions, regressionDraws } from "./regression-options.js";

/** What an S-shaped sheet is made of. */
export type SCurveOptions = RegressionOptions;

const S_CURVE: OptionNames<SCurveOptions> = {
  samples: "optional",
  random: "required",
  noise: "optional",
  dtype: "optional",
};

/**
 * A sheet bent to an S in three dimensions: `x = (sin t, h, sign(t) (cos t - 1))`, with noise on all
 * three, where t is uniform in [-1.5π, 1.5π) and h in [0, 2). The target y is t, the place along the sheet.
 *
 * Shapes: x [samples, 3]; y [samples, 1].
 * Numerics: scikit-learn's points for the same seed, to 1e-14.
 * Follows scikit-learn's `make_s_curve`.
 *
 * @param options how many points, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `samples` is not an integer of at least 1, or `noise` not a finite number of at
 * least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sCurve } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = sCurve({ samples: 20, random: randomState(0) });
 * assert.ok(Math.abs(x.data[0] - Math.sin(y.data[0])) < 1e-12);
 * ```
 */
export function sCurve(options: SCurveOptions): RegressionDataset {
  assertOptions("sCurve", options, S_CURVE);
  const { samples, random, noise, dtype } = regressionDraws("sCurve", options);
  const place = () => 3 * Math.PI * (random.random() - 0.5);
  const along = Float64Array.from({ length: samples }, place);
  const x = new Float64Array(3 * samples);
  along.forEach((t, i) => {
    x.set([sin(t), 2 * random.random(), Math.sign(t) * (cos(t) - 1)], 3 * i);
  });
  for (let j = 0; noise > 0 && j < 3; j++) {
    for (let i = 0; i < samples; i++) x[3 * i + j]! += noise * random.normal();
  }
  return asRegression(samples, x, along, dtype);
}
