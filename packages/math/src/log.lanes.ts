import { constant, step } from "./internal/step.lanes";

/** Natural logarithm in every lane, with the bits of `log` (two lanes) and `logFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function log<T extends number>(x: v128): v128 {
  if (sizeof<T>() == 4) {
    const subnormal = f32x4.lt(x, f32x4.splat(1.1754943508222875e-38));
    const lifted = v128.bitselect(f32x4.mul(x, f32x4.splat(33554432)), x, subnormal);
    const bits = i32x4.add(lifted, i32x4.splat(0x3f800000 - 0x3f3504f3));
    const bias = v128.bitselect(i32x4.splat(127 + 25), i32x4.splat(127), subnormal);
    const k = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(bits, 23), bias));
    const mantissa = i32x4.add(
      v128.and(bits, i32x4.splat(0x007fffff)),
      i32x4.splat(0x3f3504f3),
    );
    const t = f32x4.sub(mantissa, f32x4.splat(1));
    const s = f32x4.div(t, f32x4.add(f32x4.splat(2), t));
    const half = f32x4.mul(f32x4.mul(f32x4.splat(0.5), t), t);
    const small = f32x4.add(
      f32x4.mul(s, f32x4.add(half, logRest<T>(s))),
      f32x4.mul(k, f32x4.splat(9.0580006145e-6)),
    );
    const value = f32x4.sub(
      f32x4.mul(k, f32x4.splat(6.9313812256e-1)),
      f32x4.sub(f32x4.sub(half, small), t),
    );
    const zero = f32x4.splat(0);
    const infinity = f32x4.splat(Infinity);
    // ∞ above, NaN below 0 and for NaN, -∞ at both zeros.
    const beyond = v128.bitselect(infinity, f32x4.splat(NaN), f32x4.gt(x, zero));
    const special = v128.bitselect(f32x4.splat(-Infinity), beyond, f32x4.eq(x, zero));
    const ordinary = v128.and(f32x4.gt(x, zero), f32x4.lt(x, infinity));
    return v128.bitselect(value, special, ordinary);
  }
  const subnormal = f64x2.lt(x, f64x2.splat(2.2250738585072014e-308));
  const lifted = v128.bitselect(f64x2.mul(x, f64x2.splat(18014398509481984)), x, subnormal);
  const bits = i64x2.add(lifted, i64x2.splat((0x3ff00000 - 0x3fe6a09e) << 32));
  // The exponent field as the low bits of 2^52.
  const exponent = v128.or(i64x2.shr_u(bits, 52), f64x2.splat(4503599627370496));
  const bias = v128.bitselect(
    f64x2.splat(4503599627370496 + 1023 + 54),
    f64x2.splat(4503599627370496 + 1023),
    subnormal,
  );
  const k = f64x2.sub(exponent, bias);
  const mantissa = i64x2.add(
    v128.and(bits, i64x2.splat(0x000fffffffffffff)),
    i64x2.splat(0x3fe6a09e << 32),
  );
  const f = f64x2.sub(mantissa, f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const small = f64x2.add(
    f64x2.mul(s, f64x2.add(half, logRest<T>(s))),
    f64x2.mul(k, f64x2.splat(1.90821492927058770002e-10)),
  );
  const value = f64x2.sub(
    f64x2.mul(k, f64x2.splat(6.9314718036912381649e-1)),
    f64x2.sub(f64x2.sub(half, small), f),
  );
  const zero = f64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  const beyond = v128.bitselect(infinity, f64x2.splat(NaN), f64x2.gt(x, zero));
  const special = v128.bitselect(f64x2.splat(-Infinity), beyond, f64x2.eq(x, zero));
  const ordinary = v128.and(f64x2.gt(x, zero), f64x2.lt(x, infinity));
  return v128.bitselect(value, special, ordinary);
}

/** R(s²) of `ln(1 + f) = f - f²/2 + s (f²/2 + R)`, with the bits of `logarithmRest`. */
// @ts-expect-error: decorator
@inline
export function logRest<T extends number>(s: v128): v128 {
  const z = v128.mul<T>(s, s);
  const w = v128.mul<T>(z, z);
  if (sizeof<T>() == 4) {
    const even = step<T>(constant<T>(0.24279078841), w, 0.40000972152);
    const odd = step<T>(constant<T>(0.28498786688), w, 0.66666662693);
    return v128.add<T>(v128.mul<T>(z, odd), v128.mul<T>(w, even));
  }
  let even = step<T>(constant<T>(0.1531383769920937332), w, 0.2222219843214978396);
  even = step<T>(even, w, 0.3999999999940941908);
  let odd = step<T>(constant<T>(0.1479819860511658591), w, 0.1818357216161805012);
  odd = step<T>(odd, w, 0.2857142874366239149);
  odd = step<T>(odd, w, 0.666666666666673513);
  return v128.add<T>(v128.mul<T>(z, odd), v128.mul<T>(w, even));
}
