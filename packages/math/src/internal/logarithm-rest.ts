const f = Math.fround;
const L1 = /* @__PURE__ */ f(0.66666662693);
const L2 = /* @__PURE__ */ f(0.40000972152);
const L3 = /* @__PURE__ */ f(0.28498786688);
const L4 = /* @__PURE__ */ f(0.24279078841);

/**
 * R(s²) of `ln(1 + f) = f - f²/2 + s (f²/2 + R(s²))` with `s = f / (2 + f)` and
 * `√2/2 < 1 + f < √2`. The minimax coefficients are those of FreeBSD's msun.
 */
export function logarithmRest(s: number): number {
  const z = s * s;
  const w = z * z;
  const even =
    w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
  const odd =
    z *
    (0.666666666666673513 +
      w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
  return odd + even;
}

/** The same in float32 arithmetic. */
export function logarithmRestFloat32(s: number): number {
  const z = f(s * s);
  const w = f(z * z);
  const even = f(w * f(L2 + f(w * L4)));
  const odd = f(z * f(L1 + f(w * L3)));
  return f(odd + even);
}
