import { assertInteger } from "@adjoint/checks";
import type { Layer } from "@adjoint/pass";
import { NORMALIZATION, type NormalizationOptions, readNormalization } from "./options.js";
import { runsLayer } from "./runs-layer.js";

/**
 * Root mean square normalization: `y = x / √(mean(x²) + epsilon) ∘ g`, the mean of each row.
 * Gradient: with `n = y / g` and `dn = dy ∘ g`, row by row
 * `dx = (dn - n mean(dn ∘ n)) / √(mean(x²) + epsilon)`; `dg = Σ dy ∘ n` over the rows.
 *
 * Shapes: x, y, dx, dy [batch, columns]; g [1, columns]. For a sequence, see `timeDistributed`.
 * Numerics: a row that is scaled gives the same but for epsilon and rounding. Here epsilon is 1e-6
 * by default, as in Keras; PyTorch takes the precision of the dtype.
 * Follows Zhang and Sennrich, "Root Mean Square Layer Normalization" (2019).
 *
 * @param columns of x, an integer of at least 1
 * @param options epsilon, whether there are parameters, and what they are made of
 * @returns a layer with `parameters` [gains], ones at first, or none
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when `columns` is not an integer of at least 1, or epsilon below 0
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} when x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { rmsNorm } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const { output } = rmsNorm(4, { epsilon: 0 })(fromRows([[4, -4, 4, -4]]));
 * assert.deepEqual(toRows(output), [[1, -1, 1, -1]]);
 * ```
 */
export function rmsNorm(columns: number, options: NormalizationOptions = {}): Layer {
  assertInteger("rmsNorm", "columns", columns, 1);
  const read = readNormalization("rmsNorm", options, NORMALIZATION, 1e-6);
  return runsLayer("rmsNorm", { shape: columns, groups: 1, centered: false }, read);
}
