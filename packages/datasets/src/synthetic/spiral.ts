import { assertFinite, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { cos, sin } from "@adjoint/math";
import { type DType, zeros } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { Dataset } from "../types.js";
import { linspace } from "./linspace.js";

/** What a spiral is made of. */
export interface SpiralOptions {
  /** Points per class, an integer of at least 1. */
  readonly points: number;
  /** Arms of the spiral, an integer of at least 1. */
  readonly classes: number;
  /** What the noise is drawn from: one normal a point, class by class. */
  readonly random: RandomState;
  /** Standard deviation of the angle, in units of 1 / 2.5 radians. @default 0.2 */
  readonly noise?: number;
  /** Number format of x; the points are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const SPIRAL: OptionNames<SpiralOptions> = {
  points: "required",
  classes: "required",
  random: "required",
  noise: "optional",
  dtype: "optional",
};

/**
 * Interleaved spiral arms, one a class, which no straight line separates: for arm c, the radius r
 * runs from 0 to 1 and the angle t from 4c to 4(c + 1), with `noise * random.normal()` added;
 * a point is `(r sin 2.5t, r cos 2.5t)`.
 *
 * Shapes: x [points * classes, 2], class after class; y has points * classes labels.
 * Numerics: NumPy's points for the same seed, to 1e-14.
 * Follows the Stanford course CS231n, and Kinsley and Kukieła, "Neural Networks from Scratch" (2020).
 *
 * @param options points, classes, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `points` or `classes` is not an integer of at least 1, or `noise` not a
 * finite number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { spiral } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = spiral({ points: 100, classes: 3, random: randomState(0) });
 * assert.deepEqual([x.rows, x.columns], [300, 2]);
 * assert.equal(y[299], 2);
 * ```
 */
export function spiral(options: SpiralOptions): Dataset {
  assertOptions("spiral", options, SPIRAL);
  const { points, classes, random, noise = 0.2, dtype = "float64" } = options;
  assertInteger("spiral", "points", points, 1);
  assertInteger("spiral", "classes", classes, 1);
  assertRandomState("spiral", "random", random);
  assertFinite("spiral", "noise", noise, 0);
  assertDType("spiral", "dtype", dtype);
  const x = zeros(points * classes, 2, dtype);
  const y = new Int32Array(points * classes);
  const radius = linspace(0, 1, points);
  for (let c = 0; c < classes; c++) {
    const angle = linspace(c * 4, (c + 1) * 4, points);
    for (let i = 0; i < points; i++) {
      const t = (angle[i]! + random.normal() * noise) * 2.5;
      const row = c * points + i;
      x.data[2 * row] = radius[i]! * sin(t);
      x.data[2 * row + 1] = radius[i]! * cos(t);
      y[row] = c;
    }
  }
  return { x, y, classes };
}
