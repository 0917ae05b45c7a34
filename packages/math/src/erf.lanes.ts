import { expm1OfSum } from "./expm1.lanes";
import { constant, step } from "./internal/step.lanes";

/** Error function in every lane, with the bits of `erf` (two lanes) and `erfFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function erf<T extends number>(x: v128): v128 {
  const single = sizeof<T>() == 4;
  const sign = single ? i32x4.splat(0x80000000) : i64x2.splat(0x8000000000000000);
  const border = constant<T>(0.8359375);
  const magnitude = v128.andnot(x, sign);
  const z = v128.mul<T>(magnitude, magnitude);
  const factor = v128.sub<T>(z, constant<T>(single ? 0.3812406361103058 : 0.3812406484863818));
  const small = v128.add<T>(
    magnitude,
    v128.mul<T>(magnitude, v128.mul<T>(factor, near<T>(z))),
  );
  const limited = v128.pmin<T>(magnitude, constant<T>(single ? 4 : 6));
  const t = v128.sub<T>(limited, border);
  const atBorder = constant<T>(single ? 1.4391523599624634 : 1.4391523594230442);
  const term = v128.mul<T>(t, far<T>(t));
  const exponent = v128.add<T>(atBorder, term);
  const lost = v128.add<T>(v128.sub<T>(atBorder, exponent), term);
  const large = v128.neg<T>(expm1OfSum<T>(v128.neg<T>(exponent), v128.neg<T>(lost)));
  const value = v128.bitselect(small, large, v128.lt<T>(magnitude, border));
  return v128.bitselect(x, value, sign);
}

/** `(erf(x) / x - 1) / (z - 0.3812...)` of `z = x²`. */
// @ts-expect-error: decorator
@inline
function near<T extends number>(z: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = step<T>(constant<T>(5.1212424295954406e-5), z, -0.0007264234591275454);
    p = step<T>(p, z, 0.0048696561716496944);
    p = step<T>(p, z, -0.024982547387480736);
    p = step<T>(p, z, 0.10330906510353088);
    p = step<T>(p, z, -0.33674049377441406);
    return p;
  }
  const w = v128.mul<T>(z, z);
  let even = step<T>(constant<T>(-1.1084835917007774e-9), w, -1.5888336773398186e-7);
  even = step<T>(even, w, -1.4321398822506708e-5);
  even = step<T>(even, w, -0.000810954376959346);
  even = step<T>(even, w, -0.02499244572794036);
  even = step<T>(even, w, -0.3367405013216957);
  let odd = step<T>(constant<T>(1.4637719811270695e-8), w, 1.5865788021912162e-6);
  odd = step<T>(odd, w, 0.00011509368066311164);
  odd = step<T>(odd, w, 0.004914808863019763);
  odd = step<T>(odd, w, 0.10330978049301459);
  return v128.add<T>(even, v128.mul<T>(z, odd));
}

/** `(-ln(1 - erf(border + t)) - exponent at the border) / t`. */
// @ts-expect-error: decorator
@inline
function far<T extends number>(t: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = step<T>(constant<T>(-0.00020647527708206326), t, 0.002108754124492407);
    p = step<T>(p, t, -0.011642416939139366);
    p = step<T>(p, t, 0.04865015298128128);
    p = step<T>(p, t, 0.8209498524665833);
    p = step<T>(p, t, 2.365863084793091);
    return p;
  }
  const w = v128.mul<T>(t, t);
  let even = step<T>(constant<T>(3.4737585938310295e-11), w, 4.377298291895819e-9);
  even = step<T>(even, w, 1.0557113914458556e-7);
  even = step<T>(even, w, 2.482152378756091e-7);
  even = step<T>(even, w, -1.2953647679684315e-5);
  even = step<T>(even, w, -7.2274702859253e-5);
  even = step<T>(even, w, 0.002189021609512262);
  even = step<T>(even, w, 0.04869827550027125);
  even = step<T>(even, w, 2.3658635510264627);
  let odd = step<T>(constant<T>(-1.1016030111793308e-12), w, -5.006837524982041e-10);
  odd = step<T>(odd, w, -2.5787636010901975e-8);
  odd = step<T>(odd, w, -2.80819427346988e-7);
  odd = step<T>(odd, w, 1.96657333559431e-6);
  odd = step<T>(odd, w, 4.379275511776819e-5);
  odd = step<T>(odd, w, -0.0001828300082424403);
  odd = step<T>(odd, w, -0.011746554492251884);
  odd = step<T>(odd, w, 0.8209411088523881);
  return v128.add<T>(even, v128.mul<T>(t, odd));
}
