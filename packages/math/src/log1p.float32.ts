import { bitsOfFloat32, float32OfBits } from "./internal/bits.js";
import { logarithmRestFloat32 } from "./internal/logarithm-rest.js";

const f = Math.fround;
const LN2_HIGH = /* @__PURE__ */ f(6.9313812256e-1);
const LN2_LOW = /* @__PURE__ */ f(9.0580006145e-6);
/** Bits of √2 / 2. */
const SQRT_HALF = 0x3f3504f3;

/**
 * Natural logarithm of one plus x in float32 arithmetic: `y = ln(1 + x)`, every step rounded to
 * float32, the same bits in every engine and in four lanes at once; NaN below -1, -∞ at -1.
 * Gradient: `dx = dy / (1 + x)`.
 *
 * Numerics: error at most 1 ulp of float32; keeps the sign of zero. The method of `log1p`. Follows
 * FreeBSD's msun (`logf`, Sun Microsystems, 1993), whose coefficients these are.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { log1pFloat32 } from "@adjoint/math";
 *
 * assert.equal(log1pFloat32(1), Math.fround(Math.LN2));
 * ```
 */
export function log1pFloat32(x: number): number {
  if (!(x > -1 && x < Number.POSITIVE_INFINITY)) {
    return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  // The sign of zero.
  if (x === 0) return x;
  const u = f(1 + x);
  const added = f(u - 1);
  const lost = f(f(1 - f(u - added)) + f(x - added));
  const bits = bitsOfFloat32(u) + (0x3f800000 - SQRT_HALF);
  const k = (bits >> 23) - 127;
  const t = f(float32OfBits((bits & 0x007fffff) + SQRT_HALF) - 1);
  const s = f(t / f(2 + t));
  const half = f(f(0.5 * t) * t);
  const product = f(s * f(half + logarithmRestFloat32(s)));
  const small = f(product + f(f(k * LN2_LOW) + f(lost / u)));
  return f(f(k * LN2_HIGH) - f(f(half - small) - t));
}
