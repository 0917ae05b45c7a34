import { expFloat32 } from "./exp.float32.js";

const f = Math.fround;

/**
 * Sigmoid in float32 arithmetic: `y = 1 / (1 + e^-x)`, every step rounded to float32, the same bits in
 * every engine and in four lanes at once.
 * Gradient: `dx = dy * y * (1 - y)`.
 *
 * Numerics: error below 3 ulp of float32, in both tails. The method of `sigmoid`.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { sigmoidFloat32 } from "@adjoint/math";
 *
 * assert.equal(sigmoidFloat32(0), 0.5);
 * ```
 */
export function sigmoidFloat32(x: number): number {
  const e = expFloat32(-Math.abs(x));
  return f((x < 0 ? e : 1) / f(1 + e));
}
