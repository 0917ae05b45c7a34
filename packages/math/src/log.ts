import { highWord, withHighWord } from "./internal/bits.js";
import { LN2_HIGH, LN2_LOW } from "./internal/constants.js";
import { logarithmRest } from "./internal/logarithm-rest.js";

const TWO_54 = 18014398509481984;
/** High word of √2 / 2. */
const SQRT_HALF = 0x3fe6a09e;

/**
 * Natural logarithm: `y = ln x`, the same bits in every engine; NaN below 0, -∞ at 0.
 * Gradient: `dx = dy / x`.
 *
 * Numerics: error below 1 ulp. `x = 2^k (1 + f)` with `√2/2 < 1 + f < √2`; with `s = f / (2 + f)`,
 * `ln(1 + f) = f - f²/2 + s (f²/2 + R(s²))`. Follows FreeBSD's msun (Sun Microsystems, 1993), whose
 * minimax coefficients of R these are.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log } from "@adjoint/math";
 *
 * assert.equal(log(1), 0);
 * assert.equal(log(10), 2.302585092994046);
 * ```
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) {
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  // A subnormal number has no exponent of its own: lift it first.
  const subnormal = x < 2.2250738585072014e-308;
  const lifted = subnormal ? x * TWO_54 : x;
  const high = highWord(lifted) + (0x3ff00000 - SQRT_HALF);
  const k = (high >> 20) - 1023 - (subnormal ? 54 : 0);
  const f = withHighWord(lifted, (high & 0x000fffff) + SQRT_HALF) - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + logarithmRest(s)) + k * LN2_LOW) - f);
}
