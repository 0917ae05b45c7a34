/** The least normal number of float64: 2^-1022. */
const LEAST = 2.2250738585072014e-308;

/**
 * Flush to zero: 0 for a subnormal number and for -0, x for any other, the same bits in every engine.
 * Gradient: `dx = dy`, and 0 where y is 0.
 *
 * An average of numbers that have become 0 shrinks to subnormal numbers and stays there, and SIMD
 * arithmetic with these takes an order of magnitude longer.
 *
 * Numerics: exact. NaN gives NaN. Follows what processors call FTZ, with the sign dropped.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { flush } from "@adjoint/math";
 *
 * assert.equal(flush(1e-310), 0);
 * assert.equal(flush(-1e-300), -1e-300);
 * ```
 */
export function flush(x: number): number {
  return Math.abs(x) < LEAST ? 0 : x;
}
