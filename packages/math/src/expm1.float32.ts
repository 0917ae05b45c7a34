import { expm1OfSumFloat32 } from "./internal/expm1-of-sum.js";

/** Below 2^-25 the result is x itself. */
const TINY = 2.9802322387695312e-8;

/**
 * Exponential minus one in float32 arithmetic: `y = e^x - 1`, every step rounded to float32, the
 * same bits in every engine and in four lanes at once.
 * Gradient: `dx = dy * (y + 1)`.
 *
 * Numerics: error at most 1 ulp of float32; -1 below about -17, overflows to ∞ above 88.72; keeps
 * the sign of zero. The method of `expm1`.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { expm1Float32 } from "@adjoint/math";
 *
 * assert.equal(expm1Float32(1), Math.fround(Math.E - 1));
 * ```
 */
export function expm1Float32(x: number): number {
  if (Math.abs(x) < TINY) return x;
  return expm1OfSumFloat32(x > 89 ? 89 : x < -18 ? -18 : x, 0);
}
