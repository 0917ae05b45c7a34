import { powerOfTwo } from "./internal/bits.js";
import { LN2_HIGH, LN2_LOW, MAGIC } from "./internal/constants.js";
import { exponentialTail } from "./internal/exponential-tail.js";

/** Below it, a polynomial. */
const SMALL = 0.55;

/**
 * Hyperbolic tangent: `y = tanh x = (e^(2x) - 1) / (e^(2x) + 1)`, the same bits in every engine.
 * Gradient: `dx = dy * (1 - y * y)`.
 *
 * Numerics: error at most 1 ulp; ±1 from about ±19; keeps the sign of zero. Below 0.55 in magnitude
 * `x + x³ P(x²)`, where P of degree 10 is a minimax fit by Remez' exchange. Above it `1 - q` with
 * `q = 2 / (e^(2x) + 1)`, where what the rounding of the denominator loses corrects q. Follows
 * Dekker, "A floating-point technique for extending the available precision" (1971), for the sums.
 *
 * @param x any number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tanh } from "@adjoint/math";
 *
 * assert.equal(tanh(1), 0.7615941559557649);
 * assert.equal(tanh(-40), -1);
 * ```
 */
export function tanh(x: number): number {
  // The sign of zero.
  if (x === 0) return x;
  const magnitude = Math.abs(x);
  if (magnitude < SMALL) return x + x * polynomial(x * x);
  const doubled = 2 * (magnitude > 22 ? 22 : magnitude);
  const n = doubled * Math.LOG2E + MAGIC - MAGIC;
  const reduced = doubled - n * LN2_HIGH;
  const correction = n * LN2_LOW;
  const r = reduced - correction;
  const tail = r * r * exponentialTail(r) - correction;
  // The denominator 1 + e^(2x) in two parts.
  const power = powerOfTwo(n);
  const offset = power + 1;
  const linear = power * reduced;
  const sum = offset + linear;
  const small = linear - (sum - offset) + power * tail;
  const denominator = sum + small;
  const rest = sum - denominator + small;
  const q = 2 / denominator;
  const difference = 1 - q;
  const lost = 1 - difference - q;
  const value = difference + (lost + 0.5 * q * q * rest);
  return x < 0 ? -value : value;
}

/** `tanh(x) / x - 1` of `z = x²`. */
function polynomial(z: number): number {
  const w = z * z;
  const odd =
    0.1333333333332658 +
    w *
      (0.02186948838515246 +
        w * (0.0035920919081515643 + w * (0.0005884410825937422 + w * 8.330342755992071e-5)));
  const even =
    -0.333333333333333 +
    w *
      (-0.05396825396373659 +
        w *
          (-0.00886323258963246 +
            w *
              (-0.0014555420385560752 +
                w * (-0.00023337269356942444 + w * -1.9486462165463942e-5))));
  return z * (even + z * odd);
}
