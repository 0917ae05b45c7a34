import { largestOf } from "../numerics/largest.js";

/** By how much a slope may lie outside those of the two sides of one corner, in half their gap. */
const REACH = 1.6;
/** How many standard deviations it may lie from those of many corners, few of whose sides are seen. */
const DEVIATIONS = 4.5;
/** How many elements are looked at alone, where more are strangers. */
const MOST = 64;
/** Slopes that are nearer to one another than this share of their size and range are the same. */
const ALIKE = 0.02;

/** Whether what is claimed may be so at a corner, by its terms there and at points beside it. */
export type Among = (
  claimed: readonly number[],
  samples: readonly (readonly number[])[],
) => boolean;

/** By the slope alone, which is the sum of the terms. */
export const amongSlopes =
  (several: boolean): Among =>
  (claimed, samples) =>
    isAmong(totalOf(claimed), samples.map(totalOf), several);

/**
 * By the slope, or by each element that jumps among the points: jumps of several may cancel in their
 * sum, which then varies less beside the corner than it may at it. The others, which are smooth, by
 * their sum. Elements that are strangers among the points have to be right `alone`: corners of several
 * outputs, as of `relu(x)` and `relu(-x)`, allow at 0 what there is on neither side.
 */
export const areAmong =
  (alone: (element: number) => boolean): Among =>
  (claimed, samples) =>
    amongSlopes(true)(claimed, samples) || eachAmong(claimed, samples, alone);

function eachAmong(
  claimed: readonly number[],
  samples: readonly (readonly number[])[],
  alone: (element: number) => boolean,
): boolean {
  const columns = claimed.map((_, k) => samples.map((sample) => sample[k]!));
  const large = largestOf(columns.map(largestOf));
  const jumps = columns.map((values) => Math.max(...values) - Math.min(...values) > ALIKE * large);
  const isStranger = (k: number) =>
    jumps[k]
      ? !isAmong(claimed[k]!, columns[k]!, true)
      : columns[k]!.every((other) => Math.abs(other - claimed[k]!) > ALIKE * large);
  const strangers = [...claimed.keys()].filter(isStranger);
  const known = new Set(spread(strangers, MOST).every(alone) ? strangers : []);
  if (strangers.some((k) => jumps[k] && !known.has(k))) return false;
  const calm = (terms: readonly number[]) =>
    terms.map((term, k) => (jumps[k] || known.has(k) ? 0 : term));
  const [smooth, ...others] = [claimed, ...samples].map(calm) as [number[], ...number[][]];
  const within = ALIKE * normOf(smooth);
  const near = others.some((other) => Math.abs(totalOf(other) - totalOf(smooth)) <= within);
  return near || isAmong(totalOf(smooth), others.map(totalOf), true);
}

/** At most so many of them, from first to last. */
function spread(all: readonly number[], most: number): readonly number[] {
  const stride = Math.max(1, all.length / most);
  return all.filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride));
}

const totalOf = (terms: readonly number[]) => terms.reduce((sum, term) => sum + term, 0);

export function normOf(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/**
 * Whether a claimed slope may be one of a corner's, of which some are known from points beside it.
 * One corner has two slopes, and all between; of several at once each may take a side of its own,
 * so that only their spread is known.
 */
function isAmong(claimed: number, slopes: readonly number[], several: boolean): boolean {
  if (slopes.length === 0) return true;
  const low = Math.min(...slopes);
  const high = Math.max(...slopes);
  const near = (slope: number, end: number) =>
    Math.abs(slope - end) <= ALIKE * (high - low + Math.abs(end));
  if (!several && slopes.every((slope) => near(slope, low) || near(slope, high))) {
    return Math.abs(claimed - (low + high) / 2) <= (REACH * (high - low)) / 2;
  }
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  const squares = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0) / slopes.length;
  return Math.abs(claimed - mean) <= DEVIATIONS * Math.sqrt(squares);
}
