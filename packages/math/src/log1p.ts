import { highWord, withHighWord } from "./internal/bits.js";
import { LN2_HIGH, LN2_LOW } from "./internal/constants.js";
import { logarithmRest } from "./internal/logarithm-rest.js";

/** High word of √2 / 2. */
const SQRT_HALF = 0x3fe6a09e;

/**
 * Natural logarithm of one plus x: `y = ln(1 + x)`, exact to the last digits where x is near 0; the
 * same bits in every engine; NaN below -1, -∞ at -1.
 * Gradient: `dx = dy / (1 + x)`.
 *
 * Numerics: error at most 1 ulp; keeps the sign of zero. `ln(u) + c / u`, where u is `1 + x` rounded
 * and c what the rounding lost (Knuth's sum); `ln(u)` as in `log`. Follows FreeBSD's msun (Sun
 * Microsystems, 1993), whose minimax coefficients these are.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log1p } from "@adjoint/math";
 *
 * assert.equal(log1p(1e-20), 1e-20);
 * assert.equal(log1p(1), Math.LN2);
 * ```
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Number.POSITIVE_INFINITY)) {
    return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  // The sign of zero.
  if (x === 0) return x;
  const u = 1 + x;
  const added = u - 1;
  const lost = 1 - (u - added) + (x - added);
  const high = highWord(u) + (0x3ff00000 - SQRT_HALF);
  const k = (high >> 20) - 1023;
  const f = withHighWord(u, (high & 0x000fffff) + SQRT_HALF) - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const small = s * (half + logarithmRest(s)) + (k * LN2_LOW + lost / u);
  return k * LN2_HIGH - (half - small - f);
}
