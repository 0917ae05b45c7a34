/** The least normal number of float32: 2^-126. */
const LEAST = 1.1754943508222875e-38;

/**
 * Flush to zero in float32: 0 for a subnormal number of float32 and for -0, x for any other, the same
 * bits in every engine and in four lanes at once.
 * Gradient: `dx = dy`, and 0 where y is 0.
 *
 * Numerics: exact. NaN gives NaN.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { flushFloat32 } from "@adjoint/math";
 *
 * assert.equal(flushFloat32(Math.fround(1e-40)), 0);
 * assert.equal(flushFloat32(2 ** -126), 2 ** -126);
 * ```
 */
export function flushFloat32(x: number): number {
  return Math.abs(x) < LEAST ? 0 : x;
}
