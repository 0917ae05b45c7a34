import { expm1OfSum } from "./internal/expm1-of-sum.js";

/** The square of the one positive x where `erf(x) = x`. */
const FIXED = 0.3812406484863818;
/** Below it one polynomial, above it the other; chosen for an AT_BORDER with a small rounding. */
const BORDER = 0.8359375;
/** `-ln(1 - erf(BORDER))`. */
const AT_BORDER = 1.4391523594230442;

/**
 * Error function: `y = erf(x) = 2/√π ∫₀ˣ e^(-t²) dt`, the same bits in every engine.
 * Gradient: `dx = dy * 2/√π * e^(-x * x)`.
 *
 * Numerics: error at most 1 ulp; ±1 from about ±5.9; keeps the sign of zero. Below 0.836 in
 * magnitude `x + x (x² - a) P(x²)` with `erf(√a) = √a`, so that the second term is small everywhere;
 * above it `1 - e^(-Q(x))`, Q in two parts. P (degree 10) and Q (degree 18) are minimax fits by Remez'
 * exchange.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { erf } from "@adjoint/math";
 *
 * assert.equal(erf(0.5), 0.5204998778130465);
 * assert.equal(erf(-7), -1);
 * ```
 */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  const z = x * x;
  if (magnitude < BORDER) return x + x * ((z - FIXED) * near(z));
  const t = (magnitude > 6 ? 6 : magnitude) - BORDER;
  const term = t * far(t);
  const exponent = AT_BORDER + term;
  // What the rounding of the sum lost.
  const lost = AT_BORDER - exponent + term;
  const value = -expm1OfSum(-exponent, -lost);
  return x < 0 ? -value : value;
}

/** `(erf(x) / x - 1) / (z - FIXED)` of `z = x²`. */
function near(z: number): number {
  const w = z * z;
  const even =
    -0.3367405013216957 +
    w *
      (-0.02499244572794036 +
        w *
          (-0.000810954376959346 +
            w *
              (-1.4321398822506708e-5 +
                w * (-1.5888336773398186e-7 + w * -1.1084835917007774e-9))));
  const odd =
    0.10330978049301459 +
    w *
      (0.004914808863019763 +
        w * (0.00011509368066311164 + w * (1.5865788021912162e-6 + w * 1.4637719811270695e-8)));
  return even + z * odd;
}

/** `(-ln(1 - erf(BORDER + t)) - AT_BORDER) / t`. */
function far(t: number): number {
  const w = t * t;
  const even =
    2.3658635510264627 +
    w *
      (0.04869827550027125 +
        w *
          (0.002189021609512262 +
            w *
              (-7.2274702859253e-5 +
                w *
                  (-1.2953647679684315e-5 +
                    w *
                      (2.482152378756091e-7 +
                        w *
                          (1.0557113914458556e-7 +
                            w * (4.377298291895819e-9 + w * 3.4737585938310295e-11)))))));
  const odd =
    0.8209411088523881 +
    w *
      (-0.011746554492251884 +
        w *
          (-0.0001828300082424403 +
            w *
              (4.379275511776819e-5 +
                w *
                  (1.96657333559431e-6 +
                    w *
                      (-2.80819427346988e-7 +
                        w *
                          (-2.5787636010901975e-8 +
                            w * (-5.006837524982041e-10 + w * -1.1016030111793308e-12)))))));
  return even + t * odd;
}
