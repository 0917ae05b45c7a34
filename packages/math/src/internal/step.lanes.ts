/** A constant in every lane. */
// @ts-ignore: decorator
@inline
export function constant<T>(c: f64): v128 {
  return v128.splat<T>(<T>c);
}

/** One step of Horner's scheme: `c + x p`. */
// @ts-ignore: decorator
@inline
export function step<T>(p: v128, x: v128, c: f64): v128 {
  return v128.add<T>(constant<T>(c), v128.mul<T>(x, p));
}
