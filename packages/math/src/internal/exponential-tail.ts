const f = Math.fround;
const C1 = /* @__PURE__ */ f(1.6666665459e-1);
const C2 = /* @__PURE__ */ f(4.1665795894e-2);
const C3 = /* @__PURE__ */ f(8.3334519073e-3);
const C4 = /* @__PURE__ */ f(1.3981999507e-3);
const C5 = /* @__PURE__ */ f(1.98756915e-4);

/** `(e^r - 1 - r) / r²` for |r| <= ln 2 / 2: the Taylor polynomial, of degree 11. */
export function exponentialTail(r: number): number {
  const r2 = r * r;
  // Estrin's scheme: pairs first, so that the products do not wait for one another.
  const r4 = r2 * r2;
  const p01 = 0.5 + r * 0.16666666666666666;
  const p23 = 0.041666666666666664 + r * 0.008333333333333333;
  const p45 = 0.001388888888888889 + r * 0.0001984126984126984;
  const p67 = 2.48015873015873e-5 + r * 2.7557319223985893e-6;
  const p89 = 2.755731922398589e-7 + r * 2.505210838544172e-8;
  const p1011 = 2.08767569878681e-9 + r * 1.6059043836821613e-10;
  const low = p01 + r2 * p23;
  const middle = p45 + r2 * p67;
  const high = p89 + r2 * p1011;
  return low + r4 * (middle + r4 * high);
}

/** `(e^r - 1 - r) / r²` in float32 arithmetic, of degree 5, with the coefficients of Cephes' `expf`. */
export function exponentialTailFloat32(r: number): number {
  return f(0.5 + f(r * exponentialCubicFloat32(r)));
}

/** `(e^r - 1 - r - r² / 2) / r³` for |r| <= ln 2 / 2: the Taylor polynomial, of degree 10. */
export function exponentialCubic(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const p01 = 0.16666666666666666 + r * 0.041666666666666664;
  const p23 = 0.008333333333333333 + r * 0.001388888888888889;
  const p45 = 0.0001984126984126984 + r * 2.48015873015873e-5;
  const p67 = 2.7557319223985893e-6 + r * 2.755731922398589e-7;
  const p89 = 2.505210838544172e-8 + r * 2.08767569878681e-9;
  const low = p01 + r2 * p23;
  const middle = p45 + r2 * p67;
  const high = p89 + r2 * 1.6059043836821613e-10;
  return low + r4 * (middle + r4 * high);
}

/** The same in float32 arithmetic, of degree 4. */
export function exponentialCubicFloat32(r: number): number {
  let p = f(f(C5 * r) + C4);
  p = f(f(p * r) + C3);
  p = f(f(p * r) + C2);
  return f(f(p * r) + C1);
}
