import type { DType } from "../core/types.js";
import { decompose } from "./decompose.js";

/** Decimal digits of a number: the first stands for `10 ** exponent`, the next for a tenth of it. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** How far to go. Places are powers of ten (-2: the hundredths), given that of the first digit. */
export interface Cutoff {
  /** Never beyond this place: the digit there is rounded from the exact value, ties to even. */
  readonly last: (first: number) => number;
  /** At least to this place, even where fewer digits would tell the number from its neighbours. */
  readonly least: (first: number) => number;
}

/**
 * The fewest digits that tell `|value|` from its neighbours in its own number format, within a
 * cut-off: Steele and White's Dragon4 as given by Burger and Dybvig (1996), in whole numbers, so
 * nothing is rounded but the last digit.
 */
export function shortestDigits(value: number, dtype: DType, cutoff: Cutoff): Digits {
  if (value === 0) return { digits: "0", exponent: 0 };
  const { mantissa, exponent, unequalMargins } = decompose(value, dtype);
  const even = mantissa % 2n === 0n;

  // The number is remainder / scale; the margins are half the way to its neighbours. The factor
  // of 4 keeps a quarter of the last mantissa bit whole.
  const up = BigInt(Math.max(exponent, 0));
  let remainder = (mantissa * 4n) << up;
  let marginHigh = 2n << up;
  let marginLow = (unequalMargins ? 1n : 2n) << up;
  let scale = 4n << BigInt(Math.max(-exponent, 0));

  const lead = leadingPlace(value, remainder, scale);
  const last = cutoff.last(lead);
  const least = cutoff.least(lead);
  const first = Math.max(lead, last); // too small a number still gets its one digit, 0 or 1
  if (first > 0) scale *= 10n ** BigInt(first);
  else {
    const power = 10n ** BigInt(-first);
    remainder *= power;
    marginHigh *= power;
    marginLow *= power;
  }

  let digits = "";
  for (let place = first; ; place--) {
    const digit = Number(remainder / scale);
    remainder %= scale;
    const low = even ? remainder <= marginLow : remainder < marginLow;
    const high = even ? remainder + marginHigh >= scale : remainder + marginHigh > scale;
    if (place === last || (place <= least && (low || high))) {
      const roundUp = low === high ? aboveHalf(remainder, scale, digit) : high;
      digits += digit;
      return roundUp ? increment(digits, first) : { digits, exponent: first };
    }
    digits += digit;
    remainder *= 10n;
    marginHigh *= 10n;
    marginLow *= 10n;
  }
}

/** The power of ten of the first non-zero digit of the exact value. */
function leadingPlace(value: number, numerator: bigint, denominator: bigint): number {
  // JavaScript prints the double below 1e23 as 1e+23: its exponent is right or one too high.
  const place = Number(value.toExponential().split("e")[1]);
  const power = 10n ** BigInt(Math.abs(place));
  const below = place < 0 ? numerator * power < denominator : numerator < denominator * power;
  return below ? place - 1 : place;
}

function aboveHalf(remainder: bigint, scale: bigint, digit: number): boolean {
  const twice = remainder * 2n;
  return twice === scale ? digit % 2 === 1 : twice > scale;
}

/** One more in the last place; nines at the end become zeros, which are left off. */
function increment(digits: string, exponent: number): Digits {
  const kept = digits.replace(/9+$/, "");
  if (kept === "") return { digits: "1", exponent: exponent + 1 };
  const end = kept.length - 1;
  return { digits: kept.slice(0, end) + (Number(kept[end]) + 1), exponent };
}
