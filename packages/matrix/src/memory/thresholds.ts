import type { KernelOptions, Operand } from "./kernel-types.js";

type Least = KernelOptions<readonly Operand[], readonly string[]>["least"];

// Constants of their own, which a kernel names: a property of a record would keep all kernels in a
// bundle that calls none, for reading one may have an effect as far as bundlers know.

export const elementwiseThreshold: Least = { resident: 16, copied: 16 };
/** Its twin is passed all settings for every element. */
export const settingsThreshold: Least = { resident: 2, copied: 3 };
export const broadcastingThreshold: Least = { resident: 24, copied: 48 };
export const sumThreshold: Least = { resident: 64, copied: 128 };
export const anyNonFiniteThreshold: Least = { resident: 32, copied: 96 };
/** Work is all of the matrix, which would be copied for the sake of a few of its rows. */
export const takeRowsThreshold: Least = { resident: 48, copied: Number.POSITIVE_INFINITY };
export const matmulThreshold: Least = { resident: 96, copied: 192 };
export const softmaxThreshold: Least = { resident: 1, copied: 1 };
export const softmaxBackwardThreshold: Least = { resident: 16, copied: 32 };
export const softmaxCrossEntropyThreshold: Least = { resident: 1, copied: 8 };
/** Work is all elements under all windows of an image, or all of the image. */
export const imagesThreshold: Least = { resident: 24, copied: 24 };

/**
 * The least work that a kernel does sooner than its twin, for every kernel of the family: where its
 * operands lie in linear memory, and where they must be copied. Work is counted in elements, for
 * products in multiplications.
 *
 * Measured: `npm run thresholds` times kernel and twin for more and more work, and prints from where
 * on the kernel is faster.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { thresholds } from "@adjoint/matrix/kit";
 *
 * // A kernel without copies is worth its call sooner.
 * assert.ok(thresholds.sum.resident < thresholds.sum.copied);
 * ```
 */
export const thresholds = {
  elementwise: elementwiseThreshold,
  elementwiseWithSettings: settingsThreshold,
  broadcasting: broadcastingThreshold,
  sum: sumThreshold,
  anyNonFinite: anyNonFiniteThreshold,
  takeRows: takeRowsThreshold,
  matmul: matmulThreshold,
  softmax: softmaxThreshold,
  softmaxBackward: softmaxBackwardThreshold,
  softmaxCrossEntropy: softmaxCrossEntropyThreshold,
  images: imagesThreshold,
} as const satisfies Readonly<Record<string, Least>>;
