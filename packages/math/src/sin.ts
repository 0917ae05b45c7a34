import { reduceQuadrant } from "./internal/reduce-quadrant.js";
import { cosineKernel, sineKernel } from "./internal/sine-kernels.js";

/**
 * Sine: `y = sin x` of an angle in radians, the same bits in every engine; NaN for ±∞.
 * Gradient: `dx = dy * cos x`.
 *
 * Numerics: error below 1 ulp, however large the angle. `x = n π/2 + r`, then a polynomial in r.
 * Follows FreeBSD's msun (Sun Microsystems, 1993).
 *
 * @param x an angle in radians
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sin } from "@adjoint/math";
 *
 * assert.equal(sin(0), 0);
 * assert.equal(sin(1), 0.8414709848078965);
 * ```
 */
export function sin(x: number): number {
  // The sign of zero.
  if (x === 0) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  const { n, r, tail } = reduceQuadrant(x);
  const value = n % 2 === 0 ? sineKernel(r, tail) : cosineKernel(r, tail);
  return n < 2 ? value : -value;
}
