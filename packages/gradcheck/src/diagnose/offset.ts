import { linesOf } from "./lines.js";
import { common } from "./near.js";
import type { Group, Point } from "./types.js";

/** Fewer entries of a line are off by the same amount by chance. */
const FEWEST = 3;

/** The same amount too much or too little: everywhere, at each input, in each row, or in each column. */
export function offsetIn(groups: readonly Group[]): string | undefined {
  const points = groups.flatMap((group) => group.points);
  const everywhere = points.length > FEWEST ? common(points.map(off)) : undefined;
  if (everywhere !== undefined) {
    return `${Number(everywhere.toPrecision(4))} is added to every entry`;
  }
  if (groups.every(isEven) && groups.some(({ points }) => points.length > FEWEST)) {
    return "all entries of an input are off by the same amount";
  }
  if (sameIn(groups, "row")) {
    return "all entries of a row are off by the same amount: a sum or a mean over the row is wrong or missing";
  }
  if (sameIn(groups, "column")) {
    return "all entries of a column are off by the same amount: a sum or a mean over the rows is wrong or missing";
  }
  return undefined;
}

/** Whether all of its points are off by the same amount. */
function isEven({ points }: Group): boolean {
  return common(points.map(off)) !== undefined;
}

function sameIn(groups: readonly Group[], line: "row" | "column"): boolean {
  const lines = groups
    .flatMap(({ points }) => linesOf(points, line))
    .filter((own) => own.length >= FEWEST);
  return lines.length >= 2 && lines.every((own) => common(own.map(off)) !== undefined);
}

function off({ analytic, numerical }: Point): number {
  return analytic - numerical;
}
