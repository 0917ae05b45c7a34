import { assertBoolean, assertOptions, type OptionNames } from "@adjoint/checks";
import { cos, sin } from "@adjoint/math";
import type { RandomState } from "@adjoint/random";
import type { RegressionDataset } from "../types.js";
import { asRegression, type RegressionOptions, regressionDraws } from "./regression-options.js";

/** What a swiss roll is made of. */
export interface SwissRollOptions extends RegressionOptions {
  /** Whether there is a hole in the middle of the sheet. @default false */
  readonly hole?: boolean;
}

const SWISS_ROLL: OptionNames<SwissRollOptions> = {
  samples: "optional",
  random: "required",
  noise: "optional",
  hole: "optional",
  dtype: "optional",
};

/**
 * A sheet rolled up in three dimensions: `x = (t cos t, h, t sin t)`, with noise on all three, where t is
 * uniform in [1.5π, 4.5π) and h in [0, 21). The target y is t, the place along the sheet.
 *
 * Shapes: x [samples, 3]; y [samples, 1].
 * Numerics: scikit-learn's points for the same seed, to 1e-13.
 * Follows scikit-learn's `make_swiss_roll`, and Marsland, "Machine Learning: An Algorithmic Perspective" (2014).
 *
 * @param options how many points, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `samples` is not an integer of at least 1, or `noise` not a finite number of at
 * least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { swissRoll } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = swissRoll({ samples: 20, random: randomState(0) });
 * const [a, , b] = x.data;
 * assert.ok(Math.abs(Math.hypot(a, b) - y.data[0]) < 1e-12);
 * ```
 */
export function swissRoll(options: SwissRollOptions): RegressionDataset {
  assertOptions("swissRoll", options, SWISS_ROLL);
  const { hole = false, ...others } = options;
  assertBoolean("swissRoll", "hole", hole);
  const { samples, random, noise, dtype } = regressionDraws("swissRoll", others);
  const [along, across] = (hole ? sheetWithHole : sheet)(samples, random);
  const x = new Float64Array(3 * samples);
  along.forEach((t, i) => {
    x.set([t * cos(t), across[i]!, t * sin(t)], 3 * i);
  });
  for (let j = 0; noise > 0 && j < 3; j++) {
    for (let i = 0; i < samples; i++) x[3 * i + j]! += noise * random.normal();
  }
  return asRegression(samples, x, along, dtype);
}

type Sheet = readonly [along: Float64Array, across: Float64Array];

function sheet(samples: number, random: RandomState): Sheet {
  const uniforms = (f: (u: number) => number) =>
    Float64Array.from({ length: samples }, () => f(random.random()));
  return [uniforms((u) => 1.5 * Math.PI * (1 + 2 * u)), uniforms((u) => 21 * u)];
}

/** The sheet in nine parts, of which the middle one is missing. */
function sheetWithHole(samples: number, random: RandomState): Sheet {
  const parts = [0, 1, 2, 3, 5, 6, 7, 8];
  const chosen = random.choice(8, samples);
  const partOf = (i: number) => parts[chosen[i]!]!;
  const along = Float64Array.from(
    { length: samples },
    (_, i) => Math.PI * (1.5 + Math.floor(partOf(i) / 3)) + random.random() * Math.PI,
  );
  const across = Float64Array.from(
    { length: samples },
    (_, i) => 7 * (partOf(i) % 3) + random.random() * 7,
  );
  return [along, across];
}
