import type { DType } from "../types.js";
import { type Decimal, exactDigits, roundDigits, shortest } from "./decimal.js";

/** What decides how numbers are written. */
export interface NumberOptions {
  readonly precision: number;
  readonly suppressSmall: boolean;
}

/** A text for each number, all of one width and with their points in one column. */
export function numberFormat(
  values: readonly number[],
  dtype: DType,
  options: NumberOptions,
): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  const body = needsExponent(finite, dtype, options)
    ? exponential(finite, dtype, options.precision)
    : positional(finite, dtype, options.precision);
  // NumPy aligns at the point first, then makes room for nan and inf on the left.
  const special = values
    .filter((value) => !Number.isFinite(value))
    .map((value) => specialText(value).length);
  const texts = finite.map(body);
  const width = Math.max(0, ...special, ...texts.map((text) => text.length));
  return (value) => (Number.isFinite(value) ? body(value) : specialText(value)).padStart(width);
}

function specialText(value: number): string {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

/** NumPy's rule: numbers too large, too small or too far apart for a common column of digits. */
function needsExponent(finite: readonly number[], dtype: DType, { suppressSmall }: NumberOptions) {
  const magnitudes = finite.filter((value) => value !== 0).map(Math.abs);
  if (magnitudes.length === 0) return false;
  const largest = magnitudes.reduce((a, b) => Math.max(a, b));
  const smallest = magnitudes.reduce((a, b) => Math.min(a, b));
  const ratio = dtype === "float32" ? Math.fround(largest / smallest) : largest / smallest;
  return largest >= 1e8 || (!suppressSmall && (smallest < 1e-4 || ratio > 1000));
}

function positional(finite: readonly number[], dtype: DType, precision: number) {
  const split = (value: number) => {
    const number = shortest(value, dtype);
    // Digits left of the point are never cut.
    const rounded = roundDigits(number, value, number.exponent + precision);
    return { ...halves(rounded), negative: number.negative };
  };
  const parts = finite.map(split);
  const left = Math.max(0, ...parts.map((p) => p.whole.length + (p.negative ? 1 : 0)));
  const right = Math.max(0, ...parts.map((p) => p.fraction.length));
  return (value: number): string => {
    const { whole, fraction, negative } = split(value);
    return `${((negative ? "-" : "") + whole).padStart(left)}.${fraction.padEnd(right)}`;
  };
}

/** What stands left and right of the point. */
function halves({ digits, exponent }: Decimal): { whole: string; fraction: string } {
  if (exponent <= 0) {
    return { whole: "0", fraction: digits === "" ? "" : "0".repeat(-exponent) + digits };
  }
  return {
    whole: digits.slice(0, exponent).padEnd(exponent, "0"),
    fraction: digits.slice(exponent),
  };
}

function exponential(finite: readonly number[], dtype: DType, precision: number) {
  const parts = finite.map((value) => roundDigits(shortest(value, dtype), value, precision + 1));
  const fraction = Math.max(0, ...parts.map(({ digits }) => digits.length - 1));
  const power = Math.max(2, ...parts.map((p) => String(Math.abs(powerOf(p))).length));
  const left = Math.max(...parts.map(({ negative }) => (negative ? 2 : 1)));
  return (value: number): string => {
    // All get as many digits as the longest needs: where the fewest are not enough, further exact ones.
    const number = roundDigits(exactDigits(value), value, fraction + 1);
    const whole = (number.negative ? "-" : "") + (number.digits[0] ?? "0");
    const rest = number.digits.slice(1).padEnd(fraction, "0");
    const exponent = powerOf(number);
    const sign = exponent < 0 ? "-" : "+";
    return `${whole.padStart(left)}.${rest}e${sign}${String(Math.abs(exponent)).padStart(power, "0")}`;
  };
}

/** The exponent with one digit before the point; 0 for zero. */
function powerOf({ digits, exponent }: Decimal): number {
  return digits === "" ? 0 : exponent - 1;
}
