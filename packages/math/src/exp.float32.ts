import { powerOfTwoFloat32 } from "./internal/bits.js";
import {
  LN2_HIGH_FLOAT32,
  LN2_LOW_FLOAT32,
  LOG2_E_FLOAT32,
  MAGIC_FLOAT32,
} from "./internal/constants.js";
import { exponentialTailFloat32 } from "./internal/exponential-tail.js";

const f = Math.fround;

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
  const n = f(f(f(x * LOG2_E_FLOAT32) + MAGIC_FLOAT32) - MAGIC_FLOAT32);
  const r = f(f(x - f(n * LN2_HIGH_FLOAT32)) - f(n * LN2_LOW_FLOAT32));
  const value = f(1 + f(r + f(f(r * r) * exponentialTailFloat32(r))));
  const half = Math.trunc(n / 2);
  return f(f(value * powerOfTwoFloat32(half)) * powerOfTwoFloat32(n - half));
}
