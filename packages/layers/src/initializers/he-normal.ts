import type { Initializer } from "../types.js";
import { drawNormal } from "./drawn.js";

/**
 * Normal with mean 0 and standard deviation `√(2 / rows)`.
 *
 * Shapes: the result is [rows, columns]: `rows` inputs, `columns` units. Drawn row by row.
 * Follows He et al., "Delving Deep into Rectifiers" (2015); right before a relu.
 *
 * @param rows number of inputs
 * @param columns number of units
 * @param context the `random` to draw from and the `dtype` of the result
 * @throws {TypeError} when there is no `random` or no `dtype`, or a size is no number
 * @throws {RangeError} when a size is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { heNormal } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 *
 * const weights = heNormal(2, 64, { random: randomState(0), dtype: "float64" });
 * assert.deepEqual([weights.rows, weights.columns], [2, 64]);
 * ```
 */
export const heNormal: Initializer = /* @__PURE__ */ drawNormal("heNormal", (rows) =>
  Math.sqrt(2 / rows),
);
