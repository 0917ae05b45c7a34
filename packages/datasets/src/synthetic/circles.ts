import { assertInterval, assertOptions, type OptionNames } from "@adjoint/checks";
import { cos, sin } from "@adjoint/math";
import type { Dataset } from "../types.js";
import { arrange } from "./arrange.js";
import { type FormOptions, formDraws } from "./options.js";
import { sizesOfHalves } from "./sizes-of.js";

/** What two circles are made of. */
export interface CirclesOptions extends FormOptions {
  /** How many points, an integer of at least 1, or how many for each circle. @default 100 */
  readonly samples?: number | readonly [number, number];
  /** Radius of the inner circle, in [0, 1); that of the outer is 1. @default 0.8 */
  readonly factor?: number;
}

const CIRCLES: OptionNames<CirclesOptions> = {
  samples: "optional",
  factor: "optional",
  random: "optional",
  noise: "optional",
  shuffle: "optional",
  dtype: "optional",
};

/**
 * A circle within a circle: for t from 0 to 2π, `(cos t, sin t)` is class 0, and
 * `factor * (cos t, sin t)` class 1.
 *
 * Shapes: x [samples, 2]; y has as many labels.
 * Numerics: scikit-learn's points for the same seed, to 1e-14. The order is drawn first, then one normal a
 * coordinate, row by row.
 * Follows scikit-learn's `make_circles`.
 *
 * @param options how many points, and the `random` that order and noise are drawn from
 * @throws {TypeError} when an option is unknown or of the wrong kind, or there is no `random` to draw from
 * @throws {RangeError} when `samples` is not an integer of at least 1, or two, `factor` not in [0, 1), or
 * `noise` not a finite number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { circles } from "@adjoint/datasets";
 *
 * const { x, y } = circles({ samples: 8, factor: 0.5 });
 * assert.deepEqual([x.data[0], x.data[8], y[0], y[4]], [1, 0.5, 0, 1]);
 * ```
 */
export function circles(options: CirclesOptions = {}): Dataset {
  assertOptions("circles", options, CIRCLES);
  const { samples = 100, factor = 0.8, ...form } = options;
  const [outer, inner] = sizesOfHalves("circles", samples);
  assertInterval("circles", "factor", factor, 0, 1, "[)");
  const draws = formDraws("circles", form);
  const points = new Float64Array(2 * (outer + inner));
  const circle = (start: number, count: number, radius: number) => {
    const step = (2 * Math.PI) / count;
    for (let i = 0; i < count; i++) {
      points[2 * (start + i)] = radius * cos(i * step);
      points[2 * (start + i) + 1] = radius * sin(i * step);
    }
  };
  circle(0, outer, 1);
  circle(outer, inner, factor);
  return arrange(points, new Int32Array(outer + inner).fill(1, outer), 2, draws);
}
