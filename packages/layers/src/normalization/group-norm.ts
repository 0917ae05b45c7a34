import { assertInteger } from "@adjoint/checks";
import type { Layer } from "@adjoint/pass";
import { type Channels, readChannels } from "../channels.js";
import { type NormalizationOptions, readNormalization } from "./options.js";
import { runsLayer } from "./runs-layer.js";

/**
 * Group normalization: the channels of each row in groups of equal size, and
 * `y = (x - mean) / √(variance + epsilon) ∘ g + b`, mean and variance of each group.
 * Gradient: with `n = (y - b) / g` and `dn = dy ∘ g`, group by group
 * `dx = (dn - mean(dn) - n mean(dn ∘ n)) / √(variance + epsilon)`; `dg = Σ dy ∘ n` and `db = Σ dy` over
 * the rows and the places of a channel.
 *
 * Shapes: x, y, dx, dy [batch, channels * height * width], or [batch, channels]; g, b [1, channels].
 * Numerics: one group is `layerNorm` but for the gains of images; as many as channels is instance
 * normalization. A constant group gives b.
 * Follows Wu and He, "Group Normalization" (2018); PyTorch's `GroupNorm`.
 *
 * @param groups how many, a divisor of the channels
 * @param shape of a row: an image, or how many columns there are, each a channel
 * @param options epsilon, whether there are parameters, and what they are made of
 * @returns a layer with `parameters` [gains, biases], ones and zeros at first, or none
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when a size is not an integer of at least 1, `groups` no divisor of the
 * channels, or epsilon below 0
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} when x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { groupNorm } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const { output } = groupNorm(2, 4, { epsilon: 0 })(fromRows([[3, 7, 100, 50]]));
 * assert.deepEqual(toRows(output), [[-1, 1, 1, -1]]);
 * ```
 */
export function groupNorm(
  groups: number,
  shape: Channels,
  options: NormalizationOptions = {},
): Layer {
  assertInteger("groupNorm", "groups", groups, 1);
  const { channels } = readChannels("groupNorm", shape);
  if (channels % groups !== 0) {
    throw new RangeError(`groupNorm: groups must divide the ${channels} channels, got ${groups}`);
  }
  const read = readNormalization("groupNorm", options);
  return runsLayer("groupNorm", { shape, groups, centered: true }, read);
}
