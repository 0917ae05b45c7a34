import { expm1OfSum } from "./internal/expm1-of-sum.js";

/** Below 2^-54 the result is x itself. */
const TINY = 5.551115123125783e-17;

/**
 * Exponential minus one: `y = e^x - 1`, exact to the last digits where x is near 0; the same bits
 * in every engine.
 * Gradient: `dx = dy * (y + 1)`.
 *
 * Numerics: error at most 1 ulp; -1 below about -37, overflows to ∞ above 709.78; keeps the sign
 * of zero. `x = n ln 2 + r` as in `exp`; then `(2^n - 1) + 2^n (e^r - 1)`, with what the rounding of
 * the sum loses added to its small terms. Follows Dekker, "A floating-point technique for extending
 * the available precision" (1971), for the sum.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { expm1 } from "@adjoint/math";
 *
 * assert.equal(expm1(1e-20), 1e-20);
 * assert.equal(expm1(1), 1.7182818284590453);
 * ```
 */
export function expm1(x: number): number {
  if (Math.abs(x) < TINY) return x;
  // At these limits the result is ∞ or -1 already.
  return expm1OfSum(x > 710 ? 710 : x < -40 ? -40 : x, 0);
}
