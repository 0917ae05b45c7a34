import { assertFinite } from "@adjoint/checks";
import type { Initializer } from "../types.js";
import { drawNormal } from "./drawn.js";

/**
 * Normal with mean 0 and a given standard deviation: `standardDeviation * random.normal()` for
 * each element, row by row, as NumPy's `standardDeviation * randn(rows, columns)`.
 *
 * Shapes: the initializer's result is [rows, columns].
 *
 * @param standardDeviation a finite number of at least 0
 * @throws {TypeError} when it is no number
 * @throws {RangeError} when it is negative, infinite or NaN
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { normal } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 *
 * const weights = normal(0.1)(2, 3, { random: randomState(0), dtype: "float64" });
 * assert.equal(weights.data[0], 0.1 * randomState(0).normal());
 * ```
 */
export function normal(standardDeviation: number): Initializer {
  assertFinite("normal", "standardDeviation", standardDeviation, 0);
  return drawNormal("normal", () => standardDeviation);
}
