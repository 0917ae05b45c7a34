import { exp } from "./exp.js";

/**
 * Sigmoid, the logistic function: `y = 1 / (1 + e^-x)`, the same bits in every engine.
 * Gradient: `dx = dy * y * (1 - y)`.
 *
 * Numerics: error below 3 ulp, in both tails: what is computed is `e^-|x|`, or 1, by `1 + e^-|x|`.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sigmoid } from "@adjoint/math";
 *
 * assert.equal(sigmoid(0), 0.5);
 * assert.equal(sigmoid(-745), 5e-324);
 * ```
 */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}
