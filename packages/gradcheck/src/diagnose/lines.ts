import type { Point } from "./types.js";

/** The points of each row, or of each column. */
export function linesOf(
  points: readonly Point[],
  line: "row" | "column",
): readonly (readonly Point[])[] {
  const lines = new Map<number, Point[]>();
  for (const point of points) {
    const own = lines.get(point[line]);
    if (own === undefined) lines.set(point[line], [point]);
    else own.push(point);
  }
  return [...lines.values()];
}
