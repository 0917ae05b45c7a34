import { exp } from "./exp.lanes";
import { constant } from "./internal/step.lanes";

/** Density of the normal distribution in every lane, with the bits of `normalDensity` and its float32 sibling. */
// @ts-expect-error: decorator
@inline
export function normalDensity<T extends number>(x: v128): v128 {
  const single = sizeof<T>() == 4;
  // pmin gives its first operand where it is NaN.
  const t = v128.pmin<T>(v128.abs<T>(x), constant<T>(single ? 15 : 40));
  const square = v128.mul<T>(t, t);
  const scaled = v128.mul<T>(constant<T>(single ? 4097 : 134217729), t);
  const high = v128.sub<T>(scaled, v128.sub<T>(scaled, t));
  const low = v128.sub<T>(t, high);
  const lost = v128.add<T>(
    v128.add<T>(
      v128.sub<T>(v128.mul<T>(high, high), square),
      v128.mul<T>(v128.add<T>(high, high), low),
    ),
    v128.mul<T>(low, low),
  );
  const e = exp<T>(v128.mul<T>(constant<T>(-0.5), square));
  const exact = v128.sub<T>(e, v128.mul<T>(e, v128.mul<T>(constant<T>(0.5), lost)));
  return v128.mul<T>(constant<T>(0.3989422804014327), exact);
}
