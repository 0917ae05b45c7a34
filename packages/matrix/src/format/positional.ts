import type { DType } from "../core/types.js";
import { isNegative } from "./is-negative.js";
import { shortestDigits } from "./shortest-digits.js";

/** A finite number split at its decimal point; zeros at the end of the fraction are dropped. */
export interface Positional {
  readonly whole: string;
  readonly fraction: string;
}

/** Writes `-12.5` as `-12` and `5`, with at most `precision` digits in the fraction. */
export function positional(value: number, dtype: DType, precision: number): Positional {
  const { digits, exponent } = shortestDigits(value, dtype, {
    last: () => -precision,
    least: (first) => first,
  });
  const sign = isNegative(value) ? "-" : "";
  const wholeLength = Math.max(exponent + 1, 0);
  const fraction = "0".repeat(Math.max(-exponent - 1, 0)) + digits.slice(wholeLength);
  return {
    whole: sign + (digits.slice(0, wholeLength).padEnd(wholeLength, "0") || "0"),
    fraction: fraction.replace(/0+$/, ""),
  };
}
