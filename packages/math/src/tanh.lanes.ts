import { expTail } from "./exp.lanes";
import { constant, step } from "./internal/step.lanes";

/** Hyperbolic tangent in every lane, with the bits of `tanh` (two lanes) and `tanhFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function tanh<T extends number>(x: v128): v128 {
  const single = sizeof<T>() == 4;
  const one = constant<T>(1);
  const sign = single ? i32x4.splat(0x80000000) : i64x2.splat(0x8000000000000000);
  const magnitude = v128.andnot(x, sign);
  const near = v128.add<T>(
    magnitude,
    v128.mul<T>(magnitude, polynomial<T>(v128.mul<T>(magnitude, magnitude))),
  );
  const limited = v128.pmin<T>(magnitude, constant<T>(single ? 10 : 22));
  const doubled = v128.add<T>(limited, limited);
  const magic = constant<T>(single ? 12582912 : 6755399441055744);
  const n = v128.sub<T>(
    v128.add<T>(v128.mul<T>(doubled, constant<T>(1.4426950408889634)), magic),
    magic,
  );
  const reduced = v128.sub<T>(
    doubled,
    v128.mul<T>(n, constant<T>(single ? 0.693359375 : 6.9314718036912381649e-1)),
  );
  const correction = v128.mul<T>(
    n,
    constant<T>(single ? -2.1219444e-4 : 1.90821492927058770002e-10),
  );
  const r = v128.sub<T>(reduced, correction);
  const r2 = v128.mul<T>(r, r);
  const tail = v128.sub<T>(v128.mul<T>(r2, expTail<T>(r, r2)), correction);
  // The magic number plus the bias: the low bits of the sum are the exponent field.
  const power = single
    ? i32x4.shl(v128.add<T>(n, constant<T>(12582912 + 127)), 23)
    : i64x2.shl(v128.add<T>(n, constant<T>(6755399441055744 + 1023)), 52);
  const offset = v128.add<T>(power, one);
  const linear = v128.mul<T>(power, reduced);
  const sum = v128.add<T>(offset, linear);
  const small = v128.add<T>(
    v128.sub<T>(linear, v128.sub<T>(sum, offset)),
    v128.mul<T>(power, tail),
  );
  const denominator = v128.add<T>(sum, small);
  const rest = v128.add<T>(v128.sub<T>(sum, denominator), small);
  const q = v128.div<T>(constant<T>(2), denominator);
  const difference = v128.sub<T>(one, q);
  const lost = v128.sub<T>(v128.sub<T>(one, difference), q);
  const correct = v128.mul<T>(v128.mul<T>(v128.mul<T>(constant<T>(0.5), q), q), rest);
  const far = v128.add<T>(difference, v128.add<T>(lost, correct));
  const value = v128.bitselect(near, far, v128.lt<T>(magnitude, constant<T>(0.55)));
  return v128.bitselect(x, value, sign);
}

/** `tanh(x) / x - 1` of `z = x²`. */
// @ts-expect-error: decorator
@inline
function polynomial<T extends number>(z: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = step<T>(constant<T>(-0.0062428489327430725), z, 0.02105071395635605);
    p = step<T>(p, z, -0.0538475476205349);
    p = step<T>(p, z, 0.13332544267177582);
    p = step<T>(p, z, -0.33333316445350647);
    return v128.mul<T>(p, z);
  }
  const w = v128.mul<T>(z, z);
  let odd = step<T>(constant<T>(8.330342755992071e-5), w, 0.0005884410825937422);
  odd = step<T>(odd, w, 0.0035920919081515643);
  odd = step<T>(odd, w, 0.02186948838515246);
  odd = step<T>(odd, w, 0.1333333333332658);
  let even = step<T>(constant<T>(-1.9486462165463942e-5), w, -0.00023337269356942444);
  even = step<T>(even, w, -0.0014555420385560752);
  even = step<T>(even, w, -0.00886323258963246);
  even = step<T>(even, w, -0.05396825396373659);
  even = step<T>(even, w, -0.333333333333333);
  return v128.mul<T>(z, v128.add<T>(even, v128.mul<T>(z, odd)));
}
