import { powerOfTwo } from "./internal/bits.js";
import { LN2_HIGH, LN2_LOW, MAGIC } from "./internal/constants.js";
import { exponentialTail } from "./internal/exponential-tail.js";

/**
 * Exponential: `y = e^x`, the same bits in every engine.
 * Gradient: `dx = dy * y`.
 *
 * Numerics: error below 1 ulp; overflows to ∞ above 709.78, goes through the subnormal numbers to
 * 0 below -745.13. `x = n ln 2 + r` with `|r| <= ln 2 / 2`, then `2^n` times the Taylor polynomial
 * of degree 13 in r. Follows Cody and Waite, "Software Manual for the Elementary Functions" (1980).
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { exp } from "@adjoint/math";
 *
 * assert.equal(exp(0), 1);
 * assert.equal(exp(2), 7.38905609893065);
 * ```
 */
export function exp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  if (Number.isNaN(x)) return x;
  const n = x * Math.LOG2E + MAGIC - MAGIC;
  const reduced = x - n * LN2_HIGH;
  const correction = n * LN2_LOW;
  const r = reduced - correction;
  // The linear term in its two parts, so that the rounding of r does not enter it.
  const value = 1 + (reduced - (correction - r * r * exponentialTail(r)));
  // In two steps: 2^1024 does not exist, and a subnormal result must be rounded once, at the end.
  const half = Math.trunc(n / 2);
  return value * powerOfTwo(half) * powerOfTwo(n - half);
}
