import { reduceQuadrant } from "./internal/reduce-quadrant.js";
import { cosineKernel, sineKernel } from "./internal/sine-kernels.js";

/**
 * Cosine: `y = cos x` of an angle in radians, the same bits in every engine; NaN for ±∞.
 * Gradient: `dx = -dy * sin x`.
 *
 * Numerics: error below 1 ulp, however large the angle. `x = n π/2 + r`, then a polynomial in r.
 * Follows FreeBSD's msun (Sun Microsystems, 1993).
 *
 * @param x an angle in radians
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cos } from "@adjoint/math";
 *
 * assert.equal(cos(0), 1);
 * assert.equal(cos(1), 0.5403023058681398);
 * ```
 */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { n, r, tail } = reduceQuadrant(x);
  const value = n % 2 === 0 ? cosineKernel(r, tail) : sineKernel(r, tail);
  return n === 0 || n === 3 ? value : -value;
}
