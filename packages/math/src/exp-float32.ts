import { float32OfBits } from "./bits.js";

const f = Math.fround;
const LOG2_E = /* @__PURE__ */ f(Math.LOG2E);
/** ln 2 in two parts: the first has 9 bits, so that its product with a small integer is exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = /* @__PURE__ */ f(-2.1219444e-4);
const MAGIC = 12582912;
const C0 = /* @__PURE__ */ f(5.0000001201e-1);
const C1 = /* @__PURE__ */ f(1.6666665459e-1);
const C2 = /* @__PURE__ */ f(4.1665795894e-2);
const C3 = /* @__PURE__ */ f(8.3334519073e-3);
const C4 = /* @__PURE__ */ f(1.3981999507e-3);
const C5 = /* @__PURE__ */ f(1.98756915e-4);

/**
 * Exponential in float32 arithmetic: `y = e^x`, every step rounded to float32, the same bits in
 * every engine and in four lanes at once.
 * Gradient: `dx = dy * y`.
 *
 * Numerics: error at most 1 ulp of float32; overflows to ∞ above 88.72, goes through the subnormal
 * numbers to 0 below -103.97. Follows Cephes' `expf` (Moshier, 1989), whose coefficients these are.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { expFloat32 } from "@adjoint/math";
 *
 * assert.equal(expFloat32(1), Math.fround(Math.E));
 * ```
 */
export function expFloat32(x: number): number {
  if (x > 88.72283172607422) return Number.POSITIVE_INFINITY;
  if (x < -103.97208404541016) return 0;
  if (Number.isNaN(x)) return x;
  const n = f(f(f(x * LOG2_E) + MAGIC) - MAGIC);
  const r = f(f(x - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  const r2 = f(r * r);
  let p = f(f(C5 * r) + C4);
  p = f(f(p * r) + C3);
  p = f(f(p * r) + C2);
  p = f(f(p * r) + C1);
  p = f(f(p * r) + C0);
  const value = f(1 + f(r + f(r2 * p)));
  const half = Math.trunc(n / 2);
  return f(f(value * powerOfTwo(half)) * powerOfTwo(n - half));
}

function powerOfTwo(n: number): number {
  return float32OfBits((n + 127) << 23);
}
