import { linesOf } from "./lines.js";
import { common } from "./near.js";
import type { Group, Point } from "./types.js";

/** Fewer entries of a line are the same by chance. */
const FEWEST = 3;

/** One number in a whole row or column, where there should be different ones. */
export function repeatedIn(groups: readonly Group[]): string | undefined {
  if (repeats(groups, "row")) {
    return "it is the same for all columns of a row, and should not be: what is summed or averaged over the row is handed to each of its entries";
  }
  if (repeats(groups, "column")) {
    return "it is the same for all rows, and should not be: what is summed or averaged over the rows is handed to each of them";
  }
  return undefined;
}

function repeats(groups: readonly Group[], line: "row" | "column"): boolean {
  const lines = groups
    .flatMap(({ points }) => linesOf(points, line))
    .filter((own) => own.length >= FEWEST);
  const same = (side: "analytic" | "numerical") => (own: readonly Point[]) =>
    common(own.map((point) => point[side])) !== undefined;
  return lines.length >= 2 && lines.every(same("analytic")) && !lines.some(same("numerical"));
}
