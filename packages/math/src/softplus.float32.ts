import { expFloat32 } from "./exp.float32.js";
import { log1pFloat32 } from "./log1p.float32.js";

const f = Math.fround;

/**
 * Soft plus in float32 arithmetic: `y = ln(1 + e^x)`, every step rounded to float32, the same bits in
 * every engine and in four lanes at once.
 * Gradient: `dx = dy / (1 + e^-x)`.
 *
 * Numerics: error below 2 ulp of float32, in both tails. The method of `softplus`.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softplusFloat32 } from "@adjoint/math";
 *
 * assert.equal(softplusFloat32(0), Math.fround(Math.LN2));
 * ```
 */
export function softplusFloat32(x: number): number {
  return f(Math.max(x, 0) + log1pFloat32(expFloat32(-Math.abs(x))));
}
