import { exp, log } from "@adjoint/math";

/** The least normal number, 2^-1022: below it a power has lost digits. */
const LEAST_NORMAL = 2.2250738585072014e-308;

/** `initial * factor^exponent` of an integer, also where the power alone is too large or too small for a number. */
export function timesPower(initial: number, factor: number, exponent: number): number {
  // Not 0 times the power, which may be infinite.
  if (initial === 0 || initial === Number.POSITIVE_INFINITY) return initial;
  const power = integerPower(factor, exponent);
  if (exponent <= 1 || (power >= LEAST_NORMAL && power < Number.POSITIVE_INFINITY)) {
    return initial * power;
  }
  const half = Math.floor(exponent / 2);
  return timesPower(timesPower(initial, factor, half), factor, exponent - half);
}

/** `base^exponent` of a share in [0, 1] and an exponent above 0. */
export function powerOfShare(base: number, exponent: number): number {
  if (Number.isSafeInteger(exponent)) return integerPower(base, exponent);
  return base === 0 || base === 1 ? base : exp(exponent * log(base));
}

/** By repeated squaring, and not `**`, whose bits differ between engines. */
function integerPower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
