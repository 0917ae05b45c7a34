const f = Math.fround;
const C0 = 1.1832618713378906;
const C1 = -0.2423996478319168;
const C2 = 0.03509256988763809;
const C3 = 0.07169000804424286;
const C4 = -0.08071626722812653;
const C5 = 0.044963061809539795;
const C6 = -0.012502537108957767;
const C7 = -0.000730008992832154;
const C8 = 0.0016670804470777512;
const C9 = -0.00021197221940383315;
const C10 = -0.00014568775077350438;
const C11 = 3.1495477742282674e-5;

/**
 * Mills' ratio in float32 arithmetic: `y = (1 - Φ(x)) / φ(x)` for x of at least 0, every step rounded to
 * float32, the same bits in every engine and in four lanes at once.
 * Gradient: `dx = dy * (x * y - 1)`.
 *
 * Numerics: error below 4 ulp of float32; NaN below 0, and 0 at ∞. The method of `millsRatio`, with P of
 * degree 11.
 *
 * @param x a float32 of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { millsRatioFloat32 } from "@adjoint/math";
 *
 * assert.equal(millsRatioFloat32(0), Math.fround(Math.sqrt(Math.PI / 2)));
 * ```
 */
export function millsRatioFloat32(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  const u = x < 1e18 ? f(f(x - 4) / f(x + 4)) : 1;
  let p = f(f(C11 * u) + C10);
  p = f(f(p * u) + C9);
  p = f(f(p * u) + C8);
  p = f(f(p * u) + C7);
  p = f(f(p * u) + C6);
  p = f(f(p * u) + C5);
  p = f(f(p * u) + C4);
  p = f(f(p * u) + C3);
  p = f(f(p * u) + C2);
  p = f(f(p * u) + C1);
  p = f(f(p * u) + C0);
  return f(p / f(1 + x));
}
