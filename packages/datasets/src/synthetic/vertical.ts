import { assertFinite, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { type DType, zeros } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { Dataset } from "../types.js";

/** What clouds side by side are made of. */
export interface VerticalOptions {
  /** Points per class, an integer of at least 1. */
  readonly points: number;
  /** How many clouds, an integer of at least 1. */
  readonly classes: number;
  /** What is drawn from: for each class, one normal a point across, then one a point along. */
  readonly random: RandomState;
  /** Standard deviation of both coordinates. @default 0.1 */
  readonly noise?: number;
  /** Number format of x; the points are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const VERTICAL: OptionNames<VerticalOptions> = {
  points: "required",
  classes: "required",
  random: "required",
  noise: "optional",
  dtype: "optional",
};

/**
 * Clouds side by side, one a class, which vertical lines nearly separate: a point of class c is
 * `(c / 3 + noise * normal, 0.5 + noise * normal)`.
 *
 * Shapes: x [points * classes, 2], class after class; y has points * classes labels.
 * Numerics: the draws of NumPy's `RandomState` in the order of the source, to 1e-14.
 * Follows Kinsley and Kukieła, "Neural Networks from Scratch" (2020), `vertical_data`.
 *
 * @param options points, classes, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `points` or `classes` is not an integer of at least 1, or `noise` not a
 * finite number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { vertical } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = vertical({ points: 50, classes: 3, random: randomState(0) });
 * assert.deepEqual([x.rows, y[0], y[149]], [150, 0, 2]);
 * ```
 */
export function vertical(options: VerticalOptions): Dataset {
  assertOptions("vertical", options, VERTICAL);
  const { points, classes, random, noise = 0.1, dtype = "float64" } = options;
  assertInteger("vertical", "points", points, 1);
  assertInteger("vertical", "classes", classes, 1);
  assertRandomState("vertical", "random", random);
  assertFinite("vertical", "noise", noise, 0);
  assertDType("vertical", "dtype", dtype);
  const x = zeros(points * classes, 2, dtype);
  const y = new Int32Array(points * classes);
  for (let c = 0; c < classes; c++) {
    const first = c * points;
    for (let i = 0; i < points; i++) x.data[2 * (first + i)] = random.normal() * noise + c / 3;
    for (let i = 0; i < points; i++) x.data[2 * (first + i) + 1] = random.normal() * noise + 0.5;
    y.fill(c, first, first + points);
  }
  return { x, y, classes };
}
