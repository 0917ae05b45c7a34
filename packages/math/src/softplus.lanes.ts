import { exp } from "./exp.lanes";
import { constant } from "./internal/step.lanes";
import { log1p } from "./log1p.lanes";

/** Soft plus in every lane, with the bits of `softplus` (two lanes) and `softplusFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function softplus<T extends number>(x: v128): v128 {
  const e = exp<T>(v128.neg<T>(v128.abs<T>(x)));
  return v128.add<T>(v128.max<T>(x, constant<T>(0)), log1p<T>(e));
}
