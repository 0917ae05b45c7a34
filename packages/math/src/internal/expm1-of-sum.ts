import { powerOfTwo, powerOfTwoFloat32 } from "./bits.js";
import {
  LN2_HIGH,
  LN2_HIGH_FLOAT32,
  LN2_LOW,
  LN2_LOW_FLOAT32,
  LOG2_E_FLOAT32,
  MAGIC,
  MAGIC_FLOAT32,
} from "./constants.js";
import { exponentialCubic, exponentialCubicFloat32 } from "./exponential-tail.js";

const f = Math.fround;

/** `e^(x + low) - 1` for x in [-40, 710], and low below an ulp of x. */
export function expm1OfSum(x: number, low: number): number {
  const n = x * Math.LOG2E + MAGIC - MAGIC;
  const reduced = x - n * LN2_HIGH;
  const correction = n * LN2_LOW - low;
  const r = reduced - correction;
  const r2 = r * r;
  // What the rounding of r does to r² / 2.
  const shift = r * (reduced - r - correction);
  const tail = 0.5 * r2 + (r2 * r * exponentialCubic(r) + (shift - correction));
  // Half of everything, since 2^1024 does not exist.
  const power = powerOfTwo(n - 1);
  const offset = power - 0.5;
  const linear = power * reduced;
  const sum = offset + linear;
  const lost = power - offset - 0.5 + (linear - (sum - offset));
  return 2 * (sum + (lost + power * tail));
}

/** The same in float32 arithmetic, for x in [-18, 89]. */
export function expm1OfSumFloat32(x: number, low: number): number {
  const n = f(f(f(x * LOG2_E_FLOAT32) + MAGIC_FLOAT32) - MAGIC_FLOAT32);
  const reduced = f(x - f(n * LN2_HIGH_FLOAT32));
  const correction = f(f(n * LN2_LOW_FLOAT32) - low);
  const r = f(reduced - correction);
  const r2 = f(r * r);
  const cubic = f(f(r2 * r) * exponentialCubicFloat32(r));
  const shift = f(r * f(f(reduced - r) - correction));
  const tail = f(f(0.5 * r2) + f(cubic + f(shift - correction)));
  const power = powerOfTwoFloat32(n - 1);
  const offset = f(power - 0.5);
  const linear = f(power * reduced);
  const sum = f(offset + linear);
  const lost = f(f(f(power - offset) - 0.5) + f(linear - f(sum - offset)));
  return f(2 * f(sum + f(lost + f(power * tail))));
}
