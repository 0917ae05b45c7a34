import { constant, step } from "./internal/step.lanes";

/**
 * Exponential in every lane, with the bits of `exp` (two lanes) and `expFloat32` (four).
 * What those return early, clamping gives here: beyond the limits it overflows, or rounds to 0.
 */
// @ts-expect-error: decorator
@inline
export function exp<T extends number>(x: v128): v128 {
  if (sizeof<T>() == 4) {
    // pmin and pmax give their first operand where it is NaN.
    x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88.72283935546875)), f32x4.splat(-103.97209167480469));
    const magic = f32x4.splat(12582912);
    const n = f32x4.sub(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), magic), magic);
    const r = f32x4.sub(
      f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))),
      f32x4.mul(n, f32x4.splat(-2.1219444e-4)),
    );
    const r2 = f32x4.mul(r, r);
    const value = f32x4.add(f32x4.splat(1), f32x4.add(r, f32x4.mul(r2, expTail<T>(r, r2))));
    // The magic number plus the bias: the low bits of the sum are the exponent field.
    const biased = f32x4.splat(12582912 + 127);
    const half = f32x4.add(f32x4.mul(n, f32x4.splat(0.5)), biased);
    const rest = f32x4.add(f32x4.sub(n, f32x4.sub(half, biased)), biased);
    return f32x4.mul(f32x4.mul(value, i32x4.shl(half, 23)), i32x4.shl(rest, 23));
  }
  x = f64x2.pmax(f64x2.pmin(x, f64x2.splat(709.7827128933841)), f64x2.splat(-745.1332191019413));
  const magic = f64x2.splat(6755399441055744);
  const n = f64x2.sub(f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), magic), magic);
  const reduced = f64x2.sub(x, f64x2.mul(n, f64x2.splat(6.9314718036912381649e-1)));
  const correction = f64x2.mul(n, f64x2.splat(1.90821492927058770002e-10));
  const r = f64x2.sub(reduced, correction);
  const r2 = f64x2.mul(r, r);
  const tail = f64x2.sub(correction, f64x2.mul(r2, expTail<T>(r, r2)));
  const value = f64x2.add(f64x2.splat(1), f64x2.sub(reduced, tail));
  const biased = f64x2.splat(6755399441055744 + 1023);
  const half = f64x2.add(f64x2.mul(n, f64x2.splat(0.5)), biased);
  const rest = f64x2.add(f64x2.sub(n, f64x2.sub(half, biased)), biased);
  return f64x2.mul(f64x2.mul(value, i64x2.shl(half, 52)), i64x2.shl(rest, 52));
}

/**
 * Exponential of numbers of at most 0, and of NaN: the bits of `exp`, but that what is below 2^-100
 * (float32) or 2^-960 becomes 0. e^-80 is 2^-115, e^-690 is 2^-995: from there on the exponent
 * field holds the whole power of two.
 */
// @ts-expect-error: decorator
@inline
export function expFlushed<T extends number>(x: v128): v128 {
  if (sizeof<T>() == 4) {
    x = f32x4.pmax(x, f32x4.splat(-80));
    // The bias is added apart: an odd one would round ties the other way than `exp` does.
    const magic = f32x4.splat(12582912);
    const rounded = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), magic);
    const n = f32x4.sub(rounded, magic);
    const r = f32x4.sub(
      f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))),
      f32x4.mul(n, f32x4.splat(-2.1219444e-4)),
    );
    const r2 = f32x4.mul(r, r);
    const value = f32x4.add(f32x4.splat(1), f32x4.add(r, f32x4.mul(r2, expTail<T>(r, r2))));
    const y = f32x4.mul(value, i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23));
    return v128.andnot(y, f32x4.lt(y, f32x4.splat(7.888609052210118e-31)));
  }
  x = f64x2.pmax(x, f64x2.splat(-690));
  const magic = f64x2.splat(6755399441055744);
  const rounded = f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), magic);
  const n = f64x2.sub(rounded, magic);
  const reduced = f64x2.sub(x, f64x2.mul(n, f64x2.splat(6.9314718036912381649e-1)));
  const correction = f64x2.mul(n, f64x2.splat(1.90821492927058770002e-10));
  const r = f64x2.sub(reduced, correction);
  const r2 = f64x2.mul(r, r);
  const tail = f64x2.sub(correction, f64x2.mul(r2, expTail<T>(r, r2)));
  const value = f64x2.add(f64x2.splat(1), f64x2.sub(reduced, tail));
  const y = f64x2.mul(value, i64x2.shl(i64x2.add(rounded, i64x2.splat(1023)), 52));
  return v128.andnot(y, f64x2.lt(y, f64x2.splat(1.0261342003245941e-289)));
}

/** `(e^r - 1 - r) / r²`, with the bits of `exponentialTail` and its float32 sibling. */
// @ts-expect-error: decorator
@inline
export function expTail<T extends number>(r: v128, r2: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = step<T>(constant<T>(1.98756915e-4), r, 1.3981999507e-3);
    p = step<T>(p, r, 8.3334519073e-3);
    p = step<T>(p, r, 4.1665795894e-2);
    p = step<T>(p, r, 1.6666665459e-1);
    return step<T>(p, r, 0.5);
  }
  const r4 = v128.mul<T>(r2, r2);
  const p01 = step<T>(constant<T>(0.16666666666666666), r, 0.5);
  const p23 = step<T>(constant<T>(0.008333333333333333), r, 0.041666666666666664);
  const p45 = step<T>(constant<T>(0.0001984126984126984), r, 0.001388888888888889);
  const p67 = step<T>(constant<T>(2.7557319223985893e-6), r, 2.48015873015873e-5);
  const p89 = step<T>(constant<T>(2.505210838544172e-8), r, 2.755731922398589e-7);
  const p1011 = step<T>(constant<T>(1.6059043836821613e-10), r, 2.08767569878681e-9);
  const low = v128.add<T>(p01, v128.mul<T>(r2, p23));
  const middle = v128.add<T>(p45, v128.mul<T>(r2, p67));
  const high = v128.add<T>(p89, v128.mul<T>(r2, p1011));
  return v128.add<T>(low, v128.mul<T>(r4, v128.add<T>(middle, v128.mul<T>(r4, high))));
}
