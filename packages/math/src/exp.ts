import { powerOfTwo } from "./bits.js";

/** ln 2 in two parts: the first has 32 bits, so that its product with a small integer is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
/** Adding it and taking it away again rounds to the nearest integer. */
const MAGIC = 6755399441055744;

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
  const r2 = r * r;
  // Estrin's scheme: pairs first, so that the products do not wait for one another.
  const r4 = r2 * r2;
  const p01 = 0.5 + r * 0.16666666666666666;
  const p23 = 0.041666666666666664 + r * 0.008333333333333333;
  const p45 = 0.001388888888888889 + r * 0.0001984126984126984;
  const p67 = 2.48015873015873e-5 + r * 2.7557319223985893e-6;
  const p89 = 2.755731922398589e-7 + r * 2.505210838544172e-8;
  const p1011 = 2.08767569878681e-9 + r * 1.6059043836821613e-10;
  const low = p01 + r2 * p23;
  const middle = p45 + r2 * p67;
  const high = p89 + r2 * p1011;
  const polynomial = low + r4 * (middle + r4 * high);
  // The linear term in its two parts, so that the rounding of r does not enter it.
  const value = 1 + (reduced - (correction - r2 * polynomial));
  // In two steps: 2^1024 does not exist, and a subnormal result must be rounded once, at the end.
  const half = Math.trunc(n / 2);
  return value * powerOfTwo(half) * powerOfTwo(n - half);
}
