import {
  assertFinite,
  assertFunction,
  assertInteger,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import type { DType } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import type { RegressionDataset } from "../types.js";
import { addNoise } from "./add-noise.js";
import { linspace } from "./linspace.js";
import { formDraws } from "./options.js";
import { asRegression } from "./regression-options.js";

/** Where a curve is looked at. */
export interface CurveOptions {
  /** How many points, an integer of at least 1. @default 100 */
  readonly samples?: number;
  /** The first x. @default -1 */
  readonly from?: number;
  /** The last x, at least the first. @default 1 */
  readonly to?: number;
  /** What the noise is drawn from: one normal a point. @default none */
  readonly random?: RandomState | undefined;
  /** Standard deviation of what is added to y, at least 0. @default 0 */
  readonly noise?: number;
  /** Number format of x and y; both are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

const CURVE: OptionNames<CurveOptions> = {
  samples: "optional",
  from: "optional",
  to: "optional",
  random: "optional",
  noise: "optional",
  dtype: "optional",
};

/**
 * Points of any curve: `y = f(x) + noise * normal`, for x at even distances from `from` to `to`, both
 * included.
 *
 * Shapes: x and y are [samples, 1].
 * Numerics: x is NumPy's `linspace`, to the last bit. A curve of `@adjoint/math` has the same bits in every
 * engine; one of `Math.sin` has not.
 *
 * @param f the curve, from a number to a finite number
 * @param options where it is looked at, and the `random` that the noise is drawn from
 * @throws {TypeError} when f is no function or gives no number, when an option is unknown or of the wrong
 * kind, or there is no `random` to draw from
 * @throws {RangeError} when f gives NaN or an infinite number, or an option is out of range
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { curve } from "@adjoint/datasets";
 *
 * const { x, y } = curve((x) => x * x, { samples: 3 });
 * assert.deepEqual([...x.data], [-1, 0, 1]);
 * assert.deepEqual([...y.data], [1, 0, 1]);
 * ```
 */
export function curve(f: (x: number) => number, options: CurveOptions = {}): RegressionDataset {
  assertFunction("curve", "f", f, "a function from a number to a number");
  assertOptions("curve", options, CURVE);
  const { samples = 100, from = -1, to = 1, ...others } = options;
  assertInteger("curve", "samples", samples, 1);
  assertFinite("curve", "from", from);
  assertFinite("curve", "to", to, from);
  assertFinite("curve", "to - from", to - from);
  const { random, noise, dtype } = formDraws("curve", { ...others, shuffle: false });
  const x = linspace(from, to, samples);
  const y = new Float64Array(samples);
  x.forEach((value, i) => {
    const found: unknown = f(value);
    if (typeof found !== "number") {
      throw new TypeError(`curve: f(${value}) must be a number, got ${describeValue(found)}`);
    }
    assertFinite("curve", `f(${value})`, found);
    y[i] = found;
  });
  addNoise(y, noise, random);
  return asRegression(samples, x, y, dtype);
}
