import { Decimal } from "decimal.js";

/** Decimals of 50 digits, whatever others set. */
export const Digits = Decimal.clone({ precision: 50 });

const halves: Decimal[] = [];

/** The value of a finite number itself: `new Decimal(x)` takes the short digits that it prints as. */
export function exactDecimal(value: number): Decimal {
  let power = 0;
  while (!Number.isInteger(value)) {
    value *= 2;
    power += 1;
  }
  halves[power] ??= new Digits(2).pow(-power);
  return new Digits(BigInt(value).toString()).times(halves[power]!);
}
