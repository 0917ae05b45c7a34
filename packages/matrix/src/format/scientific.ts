import type { DType } from "../core/types.js";
import { isNegative } from "./is-negative.js";
import { shortestDigits } from "./shortest-digits.js";

/** A finite number in powers of ten: `-1.25e+03` is `-1`, `25`, `+` and `3`. */
export interface Scientific {
  readonly whole: string;
  readonly fraction: string;
  readonly exponentSign: "+" | "-";
  readonly exponent: string;
}

/** Writes `value` with at least `least` and at most `most` digits after the point. */
export function scientific(value: number, dtype: DType, least: number, most: number): Scientific {
  const { digits, exponent } = shortestDigits(value, dtype, {
    last: (first) => first - most,
    least: (first) => first - least,
  });
  return {
    whole: (isNegative(value) ? "-" : "") + digits[0]!,
    fraction: digits.slice(1).replace(/0+$/, "").padEnd(least, "0"),
    exponentSign: exponent < 0 ? "-" : "+",
    exponent: String(Math.abs(exponent)),
  };
}
