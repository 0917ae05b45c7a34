import type { Initializer } from "../types.js";
import { drawNormal } from "./drawn.js";

/**
 * Normal with mean 0 and a given standard deviation: `standardDeviation * random.normal()` for
 * each element, row by row, as NumPy's `standardDeviation * randn(rows, columns)`.
 *
 * Shapes: the initializer's result is [rows, columns].
 *
 * @param standardDeviation a finite number of at least 0
 * @throws {RangeError} when it is not
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
  if (!(standardDeviation >= 0 && standardDeviation < Number.POSITIVE_INFINITY)) {
    throw new RangeError(
      `normal: standardDeviation must be a finite number of at least 0, got ${standardDeviation}`,
    );
  }
  return drawNormal(() => standardDeviation);
}
