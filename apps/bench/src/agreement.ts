/** How far results may be apart: relative to the larger, or absolute. */
const RELATIVE = 2e-4;
const ABSOLUTE = 1e-6;

/** Why two results are not of the same work, or nothing where they agree. */
export function disagreement(
  found: readonly number[],
  wanted: readonly number[],
): string | undefined {
  if (found.length === 0) return undefined;
  const agree =
    found.length === wanted.length &&
    found.every((value, k) => {
      const other = wanted[k]!;
      const most = Math.max(Math.abs(value), Math.abs(other));
      return Math.abs(value - other) <= ABSOLUTE + RELATIVE * most;
    });
  if (agree) return undefined;
  return `its result ${shown(found)} is not ours, ${shown(wanted)}`;
}

function shown(values: readonly number[]): string {
  return values.map((value) => Number(value.toPrecision(6))).join(", ");
}
