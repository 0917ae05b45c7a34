import { nearestWord } from "@adjoint/checks";
import { InvalidArgumentError } from "commander";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A parser of finite numbers in [minimum, below). */
export function numberFrom(minimum: number, below = Number.POSITIVE_INFINITY) {
  const end = below === Number.POSITIVE_INFINITY ? "" : ` and below ${below}`;
  return (text: string): number => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value < below) return value;
    throw new InvalidArgumentError(`It must be a number of at least ${minimum}${end}.`);
  };
}

/** A parser of integers in [minimum, maximum]. */
export function integerFrom(minimum: number, maximum: number) {
  return (text: string): number => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`It must be an integer from ${minimum} to ${maximum}.`);
  };
}

/** A parser of lists such as `64` or `64,32`, of integers in [minimum, maximum]. */
export function integersFrom(minimum: number, maximum: number) {
  const parse = integerFrom(minimum, maximum);
  return (text: string): readonly number[] => {
    try {
      return text.split(",").map((part) => parse(part.trim()));
    } catch {
      throw new InvalidArgumentError(
        `It must be one or more integers from ${minimum} to ${maximum}, such as 64 or 64,32.`,
      );
    }
  };
}

/** A parser of names, of which one near to a wrong one is suggested. */
export function oneOf(names: readonly string[]) {
  return (text: string): string => {
    if (names.includes(text)) return text;
    const nearest = nearestWord(text, names);
    const meant = nearest === undefined ? "" : `\n(Did you mean ${nearest}?)`;
    throw new InvalidArgumentError(`It must be one of ${names.join(", ")}.${meant}`);
  };
}
