import { exp } from "./exp.js";
import { log1p } from "./log1p.js";

/**
 * Soft plus: `y = ln(1 + e^x)`, the same bits in every engine. The logarithm of the sigmoid of x is
 * `-softplus(-x)`.
 * Gradient: `dx = dy / (1 + e^-x)`.
 *
 * Numerics: error below 2 ulp, in both tails: what is computed is `max(x, 0) + ln(1 + e^-|x|)`.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softplus } from "@adjoint/math";
 *
 * assert.equal(softplus(0), Math.LN2);
 * assert.deepEqual([softplus(1000), softplus(-1000)], [1000, 0]);
 * ```
 */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}
