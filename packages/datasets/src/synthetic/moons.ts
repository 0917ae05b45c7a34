import { assertOptions, type OptionNames } from "@adjoint/checks";
import { cos, sin } from "@adjoint/math";
import type { Dataset } from "../types.js";
import { arrange } from "./arrange.js";
import { linspace } from "./linspace.js";
import { type FormOptions, formDraws } from "./options.js";
import { sizesOfHalves } from "./sizes-of.js";

/** What two moons are made of. */
export interface MoonsOptions extends FormOptions {
  /** How many points, an integer of at least 1, or how many for each moon. @default 100 */
  readonly samples?: number | readonly [number, number];
}

const MOONS: OptionNames<MoonsOptions> = {
  samples: "optional",
  random: "optional",
  noise: "optional",
  shuffle: "optional",
  dtype: "optional",
};

/**
 * Two interleaved half circles: for t from 0 to π, `(cos t, sin t)` is class 0, and
 * `(1 - cos t, 0.5 - sin t)` class 1.
 *
 * Shapes: x [samples, 2]; y has as many labels.
 * Numerics: scikit-learn's points for the same seed, to 1e-14. The order is drawn first, then one normal a
 * coordinate, row by row.
 * Follows scikit-learn's `make_moons`.
 *
 * @param options how many points, and the `random` that order and noise are drawn from
 * @throws {TypeError} when an option is unknown or of the wrong kind, or there is no `random` to draw from
 * @throws {RangeError} when `samples` is not an integer of at least 1, or two, or `noise` not a finite
 * number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { moons } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = moons({ samples: 200, noise: 0.1, random: randomState(0) });
 * assert.deepEqual([x.rows, x.columns, y.length], [200, 2, 200]);
 * ```
 */
export function moons(options: MoonsOptions = {}): Dataset {
  assertOptions("moons", options, MOONS);
  const { samples = 100, ...form } = options;
  const [outer, inner] = sizesOfHalves("moons", samples);
  const draws = formDraws("moons", form);
  const points = new Float64Array(2 * (outer + inner));
  linspace(0, Math.PI, outer).forEach((t, i) => {
    points[2 * i] = cos(t);
    points[2 * i + 1] = sin(t);
  });
  linspace(0, Math.PI, inner).forEach((t, i) => {
    points[2 * (outer + i)] = 1 - cos(t);
    points[2 * (outer + i) + 1] = 1 - sin(t) - 0.5;
  });
  return arrange(points, new Int32Array(outer + inner).fill(1, outer), 2, draws);
}
