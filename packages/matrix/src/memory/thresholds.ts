import type { KernelOptions, Operand } from "./kernel-types.js";

type Least = KernelOptions<readonly Operand[], readonly string[]>["least"];

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
  elementwise: { resident: 16, copied: 16 },
  /** Its twin is passed all settings for every element. */
  elementwiseWithSettings: { resident: 2, copied: 3 },
  broadcasting: { resident: 24, copied: 48 },
  sum: { resident: 64, copied: 128 },
  /** Work is all of the matrix, which would be copied for the sake of a few of its rows. */
  takeRows: { resident: 48, copied: Number.POSITIVE_INFINITY },
  matmul: { resident: 96, copied: 192 },
  softmax: { resident: 1, copied: 1 },
  softmaxBackward: { resident: 16, copied: 32 },
  softmaxCrossEntropy: { resident: 1, copied: 8 },
} as const satisfies Readonly<Record<string, Least>>;
