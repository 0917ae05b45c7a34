import type { Initializer } from "../types.js";
import { drawUniform } from "./drawn.js";

/**
 * Uniform in `[-a, a)` with `a = √(6 / (rows + columns))`: the default of `dense`.
 *
 * Shapes: the result is [rows, columns]: `rows` inputs, `columns` units. Drawn row by row.
 * Follows Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
 *
 * @param rows number of inputs
 * @param columns number of units
 * @param context the `random` to draw from and the `dtype` of the result
 * @throws {TypeError} when there is no `random` or no `dtype`, or a size is no number
 * @throws {RangeError} when a size is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { glorotUniform } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 *
 * const weights = glorotUniform(2, 64, { random: randomState(0), dtype: "float64" });
 * assert.deepEqual([weights.rows, weights.columns], [2, 64]);
 * ```
 */
export const glorotUniform: Initializer = /* @__PURE__ */ drawUniform(
  "glorotUniform",
  (rows, columns) => Math.sqrt(6 / (rows + columns)),
);
