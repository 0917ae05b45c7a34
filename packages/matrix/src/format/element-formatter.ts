import type { DType } from "../core/types.js";
import { positional } from "./positional.js";
import { scientific } from "./scientific.js";
import { usesExponents } from "./uses-exponents.js";

export type ElementFormatter = (value: number) => string;

/** Chooses one notation and one width for all the values that are going to be shown. */
export function elementFormatter(
  values: readonly number[],
  dtype: DType,
  precision: number,
  suppressSmall: boolean,
): ElementFormatter {
  const finite = values.filter(Number.isFinite);
  const exponents = usesExponents(finite, dtype, suppressSmall);
  const { left, right, write } = exponents
    ? scientificColumn(finite, dtype, precision)
    : positionalColumn(finite, dtype, precision);

  // nan and inf stand flush right, and may need more room than the numbers do.
  let width = left + 1 + right;
  for (const value of values) {
    if (!Number.isFinite(value)) width = Math.max(width, nonFinite(value).length);
  }
  return (value) => (Number.isFinite(value) ? write(value) : nonFinite(value)).padStart(width);
}

/** Characters before and after the decimal point, and how to write a number with them. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly write: ElementFormatter;
}

function positionalColumn(finite: readonly number[], dtype: DType, precision: number): Column {
  let left = 0;
  let right = 0;
  for (const value of finite) {
    const { whole, fraction } = positional(value, dtype, precision);
    left = Math.max(left, whole.length);
    right = Math.max(right, fraction.length);
  }
  const write = (value: number): string => {
    const { whole, fraction } = positional(value, dtype, precision);
    return `${whole}.${fraction.padEnd(right)}`;
  };
  return { left, right, write };
}

function scientificColumn(finite: readonly number[], dtype: DType, precision: number): Column {
  let left = 0;
  let fractionLength = 0;
  let exponentLength = 2;
  for (const value of finite) {
    const { whole, fraction, exponent } = scientific(value, dtype, 0, precision);
    left = Math.max(left, whole.length);
    fractionLength = Math.max(fractionLength, fraction.length);
    exponentLength = Math.max(exponentLength, exponent.length);
  }
  const write = (value: number): string => {
    const parts = scientific(value, dtype, fractionLength, fractionLength);
    const exponent = parts.exponentSign + parts.exponent.padStart(exponentLength, "0");
    return `${parts.whole}.${parts.fraction}e${exponent}`;
  };
  return { left, right: fractionLength + exponentLength + 2, write };
}

function nonFinite(value: number): string {
  if (Number.isNaN(value)) return "nan";
  return value < 0 ? "-inf" : "inf";
}
