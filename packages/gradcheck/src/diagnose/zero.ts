import type { Group } from "./types.js";

/** How small a difference is that stands for zero, beside what backward gives. */
const TINY = 1e-6;

/** What is no number, or zero where it should not be, or not zero where it should be. */
export function zeroIn(groups: readonly Group[]): string | undefined {
  const points = groups.flatMap((group) => group.points);
  if (points.every(({ analytic }) => Number.isNaN(analytic))) return "backward gives NaN";
  if (points.every(({ analytic }) => !Number.isFinite(analytic))) {
    return "backward gives what is not finite";
  }
  if (points.every(({ analytic }) => analytic === 0)) return "it is zero, and should not be";
  const shouldBeZero = points.every(
    ({ analytic, numerical }) => Math.abs(numerical) <= TINY * Math.abs(analytic),
  );
  return shouldBeZero ? "it is not zero, and should be" : undefined;
}
