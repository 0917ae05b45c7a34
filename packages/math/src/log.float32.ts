import { bitsOfFloat32, float32OfBits } from "./internal/bits.js";
import { logarithmRestFloat32 } from "./internal/logarithm-rest.js";

const f = Math.fround;
const LN2_HIGH = /* @__PURE__ */ f(6.9313812256e-1);
const LN2_LOW = /* @__PURE__ */ f(9.0580006145e-6);
const TWO_25 = 33554432;
/** Bits of √2 / 2. */
const SQRT_HALF = 0x3f3504f3;

/**
 * Natural logarithm in float32 arithmetic: `y = ln x`, every step rounded to float32, the same
 * bits in every engine and in four lanes at once; NaN below 0, -∞ at 0.
 * Gradient: `dx = dy / x`.
 *
 * Numerics: error at most 1 ulp of float32. The method of `log`. Follows FreeBSD's msun (`logf`,
 * Sun Microsystems, 1993), whose coefficients these are.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { logFloat32 } from "@adjoint/math";
 *
 * assert.equal(logFloat32(10), Math.fround(Math.LN10));
 * ```
 */
export function logFloat32(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) {
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  const subnormal = x < 1.1754943508222875e-38;
  const bits = bitsOfFloat32(subnormal ? x * TWO_25 : x) + (0x3f800000 - SQRT_HALF);
  const k = (bits >> 23) - 127 - (subnormal ? 25 : 0);
  const t = f(float32OfBits((bits & 0x007fffff) + SQRT_HALF) - 1);
  const s = f(t / f(2 + t));
  const half = f(f(0.5 * t) * t);
  const small = f(f(s * f(half + logarithmRestFloat32(s))) + f(k * LN2_LOW));
  return f(f(k * LN2_HIGH) - f(f(half - small) - t));
}
