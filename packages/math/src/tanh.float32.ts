import { powerOfTwoFloat32 } from "./internal/bits.js";
import {
  LN2_HIGH_FLOAT32,
  LN2_LOW_FLOAT32,
  LOG2_E_FLOAT32,
  MAGIC_FLOAT32,
} from "./internal/constants.js";
import { exponentialTailFloat32 } from "./internal/exponential-tail.js";

const f = Math.fround;
const SMALL = /* @__PURE__ */ f(0.55);
const C0 = -0.33333316445350647;
const C1 = 0.13332544267177582;
const C2 = -0.0538475476205349;
const C3 = 0.02105071395635605;
const C4 = -0.0062428489327430725;

/**
 * Hyperbolic tangent in float32 arithmetic: `y = tanh x`, every step rounded to float32, the same
 * bits in every engine and in four lanes at once.
 * Gradient: `dx = dy * (1 - y * y)`.
 *
 * Numerics: error at most 1 ulp of float32; ±1 from about ±9; keeps the sign of zero. The method of
 * `tanh`, with a polynomial of degree 4.
 *
 * @param x a float32
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tanhFloat32 } from "@adjoint/math";
 *
 * assert.equal(tanhFloat32(1), Math.fround(0.7615941559557649));
 * ```
 */
export function tanhFloat32(x: number): number {
  // The sign of zero.
  if (x === 0) return x;
  const magnitude = Math.abs(x);
  if (magnitude < SMALL) {
    const z = f(x * x);
    let p = f(f(C4 * z) + C3);
    p = f(f(p * z) + C2);
    p = f(f(p * z) + C1);
    p = f(f(p * z) + C0);
    return f(x + f(x * f(p * z)));
  }
  const doubled = f(2 * (magnitude > 10 ? 10 : magnitude));
  const n = f(f(f(doubled * LOG2_E_FLOAT32) + MAGIC_FLOAT32) - MAGIC_FLOAT32);
  const reduced = f(doubled - f(n * LN2_HIGH_FLOAT32));
  const correction = f(n * LN2_LOW_FLOAT32);
  const r = f(reduced - correction);
  const tail = f(f(f(r * r) * exponentialTailFloat32(r)) - correction);
  const power = powerOfTwoFloat32(n);
  const offset = f(power + 1);
  const linear = f(power * reduced);
  const sum = f(offset + linear);
  const small = f(f(linear - f(sum - offset)) + f(power * tail));
  const denominator = f(sum + small);
  const rest = f(f(sum - denominator) + small);
  const q = f(2 / denominator);
  const difference = f(1 - q);
  const lost = f(f(1 - difference) - q);
  const value = f(difference + f(lost + f(f(f(0.5 * q) * q) * rest)));
  return x < 0 ? -value : value;
}
