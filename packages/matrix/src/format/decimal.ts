import type { DType } from "../types.js";

/** A finite number's digits: `0.d₁d₂d₃... * 10^exponent`, without trailing zeros. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** The fewest digits that name this very number among all of its dtype. */
export function shortest(value: number, dtype: DType): Decimal {
  if (dtype === "float64") return parse(value.toExponential(), value);
  for (let precision = 0; precision < 9; precision++) {
    const text = value.toExponential(precision);
    if (Math.fround(Number(text)) === value) return parse(text, value);
  }
  return parse(value.toExponential(), value);
}

/** The digits of the very value, as far as a hundred. */
export function exactDigits(value: number): Decimal {
  return parse(value.toExponential(100), value);
}

function parse(text: string, value: number): Decimal {
  const [mantissa, power] = text.replace(/^-/, "").split("e") as [string, string];
  return {
    negative: value < 0 || Object.is(value, -0),
    digits: mantissa.replace(".", "").replace(/0+$/, ""),
    exponent: Number(power) + 1,
  };
}

/**
 * Rounds to `count` digits: by the exact value, ties to the even digit, as NumPy does. (JavaScript's
 * own rounding takes ties away from zero.) Digits that are there already are kept.
 */
export function roundDigits(number: Decimal, value: number, count: number): Decimal {
  if (number.digits.length <= count) return number;
  if (count < 0) return { ...number, digits: "" };
  const kept = number.digits.slice(0, count);
  // The exact value has at most 767 digits; 100 tell a tie from what is near one.
  const exact = value.toExponential(100).replace(/^-/, "").replace(".", "").split("e")[0]!;
  const rest = exact.slice(count);
  const tie = /^50*$/.test(rest);
  const odd = Number(kept.at(-1) ?? 0) % 2 === 1;
  const up = tie ? odd : rest >= "5";
  if (!up) return { ...number, digits: kept.replace(/0+$/, "") };
  const raised = (BigInt(kept === "" ? "0" : kept) + 1n).toString().padStart(count, "0");
  return raised.length > count
    ? { ...number, digits: raised.replace(/0+$/, ""), exponent: number.exponent + 1 }
    : { ...number, digits: raised.replace(/0+$/, "") };
}
