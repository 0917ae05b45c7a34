/** A constant in every lane. */
// @ts-expect-error: decorator
@inline
export function constant<T extends number>(c: f64): v128 {
  return v128.splat<T>(<T>c);
}

/** One step of Horner's scheme: `c + x p`. */
// @ts-expect-error: decorator
@inline
export function step<T extends number>(p: v128, x: v128, c: f64): v128 {
  return v128.add<T>(constant<T>(c), v128.mul<T>(x, p));
}
