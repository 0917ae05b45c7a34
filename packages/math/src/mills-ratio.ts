/**
 * Mills' ratio of the standard normal distribution: `y = (1 - Φ(x)) / φ(x)`, the tail beyond x by the
 * density at x, for x of at least 0; the same bits in every engine. With it the tail keeps its digits
 * where `1 - Φ(x)` has none: `1 - Φ(x) = millsRatio(x) * normalDensity(x)`.
 * Gradient: `dx = dy * (x * y - 1)`.
 *
 * Numerics: error below 4 ulp; NaN below 0, and 0 at ∞. `P(u) / (1 + x)` with `u = (x - 4) / (x + 4)`, which
 * is between -1 and 1. Follows Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²)
 * erfc x" (1981); P (degree 23) is a minimax fit by Remez' exchange.
 *
 * @param x a number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { millsRatio } from "@adjoint/math";
 *
 * assert.equal(millsRatio(0), Math.sqrt(Math.PI / 2));
 * assert.ok(Math.abs(millsRatio(100) / 0.00999900029989 - 1) < 1e-9);
 * ```
 */
export function millsRatio(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  // Above 1e17 the quotient is 1, and of infinities it is none.
  const u = x < 1e18 ? (x - 4) / (x + 4) : 1;
  const w = u * u;
  const even =
    1.1832619145678034 +
    w *
      (0.035091880234759926 +
        w *
          (-0.08070800967964664 +
            w *
              (-0.01253910360888005 +
                w *
                  (0.001741848659111899 +
                    w *
                      (-0.00022021490590682678 +
                        w *
                          (3.415634257196618e-5 +
                            w *
                              (-6.5473682373556565e-6 +
                                w *
                                  (1.3811156799276821e-6 +
                                    w *
                                      (-2.7668272762403417e-7 +
                                        w *
                                          (4.3887606935693576e-8 +
                                            w * -3.904385413547881e-9))))))))));
  const odd =
    -0.24239967052180872 +
    w *
      (0.07169048120149907 +
        w *
          (0.04495912907544356 +
            w *
              (-0.0007159508855296578 +
                w *
                  (-0.0002367018918767547 +
                    w *
                      (5.326751755405297e-5 +
                        w *
                          (-8.60762823807684e-6 +
                            w *
                              (1.0219743984924175e-6 +
                                w *
                                  (-5.8946621628047566e-9 +
                                    w *
                                      (-4.297886996246055e-8 +
                                        w *
                                          (1.2931410031789496e-8 +
                                            w * -1.5570699043140344e-9))))))))));
  return (even + u * odd) / (1 + x);
}
