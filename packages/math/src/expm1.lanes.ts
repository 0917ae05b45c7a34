import { constant, step } from "./internal/step.lanes";

/** `e^x - 1` in every lane, with the bits of `expm1` (two lanes) and `expm1Float32` (four). */
// @ts-expect-error: decorator
@inline
export function expm1<T extends number>(x: v128): v128 {
  const single = sizeof<T>() == 4;
  // pmin and pmax give their first operand where it is NaN.
  const below = v128.pmin<T>(x, constant<T>(single ? 89 : 710));
  const limited = v128.pmax<T>(below, constant<T>(single ? -18 : -40));
  const value = expm1OfSum<T>(limited, constant<T>(0));
  const tiny = constant<T>(single ? 2.9802322387695312e-8 : 5.551115123125783e-17);
  return v128.bitselect(x, value, v128.lt<T>(v128.abs<T>(x), tiny));
}

/** `e^(x + low) - 1` for an x of moderate size, and low below an ulp of x. */
// @ts-expect-error: decorator
@inline
export function expm1OfSum<T extends number>(x: v128, low: v128): v128 {
  const single = sizeof<T>() == 4;
  const half = constant<T>(0.5);
  const magic = constant<T>(single ? 12582912 : 6755399441055744);
  const n = v128.sub<T>(
    v128.add<T>(v128.mul<T>(x, constant<T>(1.4426950408889634)), magic),
    magic,
  );
  const reduced = v128.sub<T>(
    x,
    v128.mul<T>(n, constant<T>(single ? 0.693359375 : 6.9314718036912381649e-1)),
  );
  const correction = v128.sub<T>(
    v128.mul<T>(n, constant<T>(single ? -2.1219444e-4 : 1.90821492927058770002e-10)),
    low,
  );
  const r = v128.sub<T>(reduced, correction);
  const r2 = v128.mul<T>(r, r);
  const shift = v128.mul<T>(r, v128.sub<T>(v128.sub<T>(reduced, r), correction));
  const cubic = v128.mul<T>(v128.mul<T>(r2, r), expCubic<T>(r, r2));
  const tail = v128.add<T>(
    v128.mul<T>(half, r2),
    v128.add<T>(cubic, v128.sub<T>(shift, correction)),
  );
  // The magic number plus the bias: the low bits of the sum are the exponent field.
  const power = single
    ? i32x4.shl(v128.add<T>(n, constant<T>(12582912 + 126)), 23)
    : i64x2.shl(v128.add<T>(n, constant<T>(6755399441055744 + 1022)), 52);
  const offset = v128.sub<T>(power, half);
  const linear = v128.mul<T>(power, reduced);
  const sum = v128.add<T>(offset, linear);
  const lost = v128.add<T>(
    v128.sub<T>(v128.sub<T>(power, offset), half),
    v128.sub<T>(linear, v128.sub<T>(sum, offset)),
  );
  const value = v128.add<T>(sum, v128.add<T>(lost, v128.mul<T>(power, tail)));
  return v128.mul<T>(constant<T>(2), value);
}

/** `(e^r - 1 - r - r² / 2) / r³`, with the bits of `exponentialCubic` and its float32 sibling. */
// @ts-expect-error: decorator
@inline
function expCubic<T extends number>(r: v128, r2: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = step<T>(constant<T>(1.98756915e-4), r, 1.3981999507e-3);
    p = step<T>(p, r, 8.3334519073e-3);
    p = step<T>(p, r, 4.1665795894e-2);
    return step<T>(p, r, 1.6666665459e-1);
  }
  const r4 = v128.mul<T>(r2, r2);
  const p01 = step<T>(constant<T>(0.041666666666666664), r, 0.16666666666666666);
  const p23 = step<T>(constant<T>(0.001388888888888889), r, 0.008333333333333333);
  const p45 = step<T>(constant<T>(2.48015873015873e-5), r, 0.0001984126984126984);
  const p67 = step<T>(constant<T>(2.755731922398589e-7), r, 2.7557319223985893e-6);
  const p89 = step<T>(constant<T>(2.08767569878681e-9), r, 2.505210838544172e-8);
  const low = v128.add<T>(p01, v128.mul<T>(r2, p23));
  const middle = v128.add<T>(p45, v128.mul<T>(r2, p67));
  const high = v128.add<T>(p89, v128.mul<T>(r2, constant<T>(1.6059043836821613e-10)));
  return v128.add<T>(low, v128.mul<T>(r4, v128.add<T>(middle, v128.mul<T>(r4, high))));
}
