import { assertInteger } from "@adjoint/checks";
import type { Layer } from "@adjoint/pass";
import { type NormalizationOptions, readNormalization } from "./options.js";
import { runsLayer } from "./runs-layer.js";

/**
 * Layer normalization: `y = (x - mean) / √(variance + epsilon) ∘ g + b`, mean and variance of each row.
 * Gradient: with `n = (y - b) / g` and `dn = dy ∘ g`, row by row
 * `dx = (dn - mean(dn) - n mean(dn ∘ n)) / √(variance + epsilon)`; `dg = Σ dy ∘ n` and `db = Σ dy` over
 * the rows.
 *
 * Shapes: x, y, dx, dy [batch, columns]; g, b [1, columns]. For a sequence, see `timeDistributed`.
 * Numerics: a row that is shifted or scaled gives the same but for epsilon and rounding; a constant
 * row gives b. The variance is that over all columns, not over one less.
 * Follows Ba, Kiros and Hinton, "Layer Normalization" (2016); PyTorch's `LayerNorm`.
 *
 * @param columns of x, an integer of at least 1
 * @param options epsilon, whether there are parameters, and what they are made of
 * @returns a layer with `parameters` [gains, biases], ones and zeros at first, or none
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when `columns` is not an integer of at least 1, or epsilon below 0
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} when x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { layerNorm } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const layer = layerNorm(2, { epsilon: 0 });
 * const { output } = layer(fromRows([[3, 7], [1, -1]]));
 * assert.deepEqual(toRows(output), [[-1, 1], [1, -1]]);
 * ```
 */
export function layerNorm(columns: number, options: NormalizationOptions = {}): Layer {
  assertInteger("layerNorm", "columns", columns, 1);
  const read = readNormalization("layerNorm", options);
  return runsLayer("layerNorm", { shape: columns, groups: 1, centered: true }, read);
}
