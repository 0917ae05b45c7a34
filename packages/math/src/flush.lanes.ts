import { constant } from "./internal/step.lanes";

/** Subnormal numbers and -0 become 0 in every lane, with the bits of `flush` and `flushFloat32`. */
// @ts-expect-error: decorator
@inline
export function flush<T extends number>(x: v128): v128 {
  const least = constant<T>(sizeof<T>() == 4 ? 1.1754943508222875e-38 : 2.2250738585072014e-308);
  // The bits of 0 are all 0.
  return v128.andnot(x, v128.lt<T>(v128.abs<T>(x), least));
}
