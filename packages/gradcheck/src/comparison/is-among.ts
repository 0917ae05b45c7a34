/** By how much a slope may lie outside those of the two sides of one corner, in half their gap. */
const REACH = 1.6;
/** How many standard deviations it may lie from those of many corners, few of whose sides are seen. */
const DEVIATIONS = 4.5;
/** Slopes that are nearer to one another than this share of their size and range are the same. */
const ALIKE = 0.02;

/**
 * Whether a claimed slope may be one of a corner's, of which some are known from points beside it.
 * One corner has two slopes, and all between; of several at once each may take a side of its own,
 * so that only their spread is known.
 */
export function isAmong(claimed: number, slopes: readonly number[], several: boolean): boolean {
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
