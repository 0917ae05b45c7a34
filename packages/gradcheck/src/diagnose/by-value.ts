import { isUnlikelySplit } from "./chance.js";
import type { Point } from "./types.js";

/** Whether the values that the gradient belongs to say where it is wrong. */
export function byValue(name: string, points: readonly Point[]): string | undefined {
  const wrong = points.filter((point) => point.wrong).map(({ x }) => x);
  // Zero on both sides is right whatever the mistake.
  const right = points
    .filter(({ wrong, analytic, numerical }) => !wrong && (analytic !== 0 || numerical !== 0))
    .map(({ x }) => x);
  const value = wrong[0];
  if (wrong.length > 1 && right.length > 4 && wrong.every((x) => x === value)) {
    if (!right.includes(value!)) return `where ${name} is exactly ${value}`;
  }
  if (isUnlikelySplit(wrong.length, right.length)) {
    return (
      beyond(name, wrong, right) ?? beyond(`|${name}|`, wrong.map(Math.abs), right.map(Math.abs))
    );
  }
  return undefined;
}

/** Where all that are wrong lie above, or below, all that are right. */
function beyond(name: string, wrong: readonly number[], right: readonly number[]) {
  const [lowWrong, highWrong] = rangeOf(wrong);
  const [lowRight, highRight] = rangeOf(right);
  if (lowWrong > highRight) {
    const limit = roundest(highRight, lowWrong);
    if (limit === 0 && name.startsWith("|")) return `where ${name.slice(1, -1)} is not exactly 0`;
    return limit === 0
      ? `where ${name} ${lowWrong === 0 ? ">=" : ">"} 0`
      : `where ${name} is above about ${limit} (right up to ${short(highRight)}, wrong from ${short(lowWrong)})`;
  }
  if (highWrong < lowRight) {
    const limit = roundest(highWrong, lowRight);
    return limit === 0
      ? `where ${name} ${highWrong === 0 ? "<=" : "<"} 0`
      : `where ${name} is below about ${limit} (right from ${short(lowRight)}, wrong up to ${short(highWrong)})`;
  }
  return undefined;
}

/** A loop: these may be more than a call takes arguments. */
function rangeOf(values: readonly number[]): readonly [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The number of the fewest digits from `low` to `high`. */
function roundest(low: number, high: number): number {
  if (low <= 0 && high >= 0) return 0;
  const middle = (low + high) / 2;
  for (let digits = 1; digits < 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded >= low && rounded <= high) return rounded;
  }
  return middle;
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
