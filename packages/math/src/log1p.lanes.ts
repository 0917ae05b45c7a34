import { logRest } from "./log.lanes";
import { constant } from "./internal/step.lanes";

/** `ln(1 + x)` in every lane, with the bits of `log1p` (two lanes) and `log1pFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function log1p<T extends number>(x: v128): v128 {
  const single = sizeof<T>() == 4;
  const one = constant<T>(1);
  const u = v128.add<T>(one, x);
  const added = v128.sub<T>(u, one);
  const lost = v128.add<T>(
    v128.sub<T>(one, v128.sub<T>(u, added)),
    v128.sub<T>(x, added),
  );
  let k: v128;
  let mantissa: v128;
  if (sizeof<T>() == 4) {
    const bits = i32x4.add(u, i32x4.splat(0x3f800000 - 0x3f3504f3));
    k = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(bits, 23), i32x4.splat(127)));
    mantissa = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  } else {
    const bits = i64x2.add(u, i64x2.splat((0x3ff00000 - 0x3fe6a09e) << 32));
    // The exponent field as the low bits of 2^52.
    const exponent = v128.or(i64x2.shr_u(bits, 52), f64x2.splat(4503599627370496));
    k = f64x2.sub(exponent, f64x2.splat(4503599627370496 + 1023));
    mantissa = i64x2.add(
      v128.and(bits, i64x2.splat(0x000fffffffffffff)),
      i64x2.splat(0x3fe6a09e << 32),
    );
  }
  const f = v128.sub<T>(mantissa, one);
  const s = v128.div<T>(f, v128.add<T>(constant<T>(2), f));
  const half = v128.mul<T>(v128.mul<T>(constant<T>(0.5), f), f);
  const product = v128.mul<T>(s, v128.add<T>(half, logRest<T>(s)));
  const low = v128.mul<T>(k, constant<T>(single ? 9.0580006145e-6 : 1.90821492927058770002e-10));
  const small = v128.add<T>(product, v128.add<T>(low, v128.div<T>(lost, u)));
  const high = v128.mul<T>(k, constant<T>(single ? 6.9313812256e-1 : 6.9314718036912381649e-1));
  const value = v128.sub<T>(high, v128.sub<T>(v128.sub<T>(half, small), f));
  const zero = constant<T>(0);
  const infinity = constant<T>(Infinity);
  const minusOne = constant<T>(-1);
  // Both zeros and ∞ as they are, -∞ at -1, NaN below it and for NaN.
  const beyond = v128.bitselect(x, constant<T>(NaN), v128.ge<T>(x, zero));
  const special = v128.bitselect(constant<T>(-Infinity), beyond, v128.eq<T>(x, minusOne));
  const ordinary = v128.and(
    v128.and(v128.gt<T>(x, minusOne), v128.lt<T>(x, infinity)),
    v128.ne<T>(x, zero),
  );
  return v128.bitselect(value, special, ordinary);
}
