import { assertFinite, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { asType, type DType, zeros } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { Dataset } from "../types.js";
import { addNoise } from "./add-noise.js";

/** What a checkerboard is made of. */
export interface CheckerboardOptions {
  /** How many points, an integer of at least 1. @default 100 */
  readonly samples?: number;
  /** Squares along each side, an integer of at least 1. @default 4 */
  readonly cells?: number;
  /** What the points are drawn from: two uniforms a point, then two normals a point if there is noise. */
  readonly random: RandomState;
  /** Standard deviation of what is added to each coordinate, once the class is known. @default 0 */
  readonly noise?: number;
  /** Number format of x; the points are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const CHECKERBOARD: OptionNames<CheckerboardOptions> = {
  samples: "optional",
  cells: "optional",
  random: "required",
  noise: "optional",
  dtype: "optional",
};

/**
 * Points anywhere on a board of light and dark squares: uniform in [-1, 1)², of class
 * `(row + column) % 2` of the square that a point is on, counted from (-1, -1).
 *
 * Shapes: x [samples, 2]; y has as many labels.
 *
 * @param options how many points and squares, and the `random` to draw from
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `samples` or `cells` is not an integer of at least 1, or `noise` not a finite
 * number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkerboard } from "@adjoint/datasets";
 * import { randomState } from "@adjoint/random";
 *
 * const { x, y } = checkerboard({ samples: 300, cells: 2, random: randomState(0) });
 * assert.equal(y[0], Number(x.data[0] >= 0 !== x.data[1] >= 0));
 * ```
 */
export function checkerboard(options: CheckerboardOptions): Dataset {
  assertOptions("checkerboard", options, CHECKERBOARD);
  const { samples = 100, cells = 4, random, noise = 0, dtype = "float64" } = options;
  assertInteger("checkerboard", "samples", samples, 1);
  assertInteger("checkerboard", "cells", cells, 1);
  assertRandomState("checkerboard", "random", random);
  assertFinite("checkerboard", "noise", noise, 0);
  assertDType("checkerboard", "dtype", dtype);
  const x = zeros(samples, 2);
  const y = new Int32Array(samples);
  const squareOf = (coordinate: number) => Math.floor(((coordinate + 1) / 2) * cells);
  for (let i = 0; i < samples; i++) {
    const [a, b] = [random.uniform(-1, 1), random.uniform(-1, 1)];
    x.data.set([a, b], 2 * i);
    y[i] = (squareOf(a) + squareOf(b)) % 2;
  }
  addNoise(x.data, noise, random);
  return { x: asType(x, dtype), y, classes: 2 };
}
