import { exp } from "./exp.lanes";
import { constant } from "./internal/step.lanes";

/** Sigmoid in every lane, with the bits of `sigmoid` (two lanes) and `sigmoidFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function sigmoid<T extends number>(x: v128): v128 {
  const one = constant<T>(1);
  const e = exp<T>(v128.neg<T>(v128.abs<T>(x)));
  const numerator = v128.bitselect(e, one, v128.lt<T>(x, constant<T>(0)));
  return v128.div<T>(numerator, v128.add<T>(one, e));
}
