import { common } from "./near.js";
import type { Group, Point } from "./types.js";

/** Whether each entry has an upstream gradient of its own; of all the same, it is a factor. */
export function isElementwise({ upstream, rows, columns }: Group): boolean {
  return (
    upstream?.rows === rows &&
    upstream.columns === columns &&
    common([...upstream.data]) === undefined
  );
}

/** The upstream gradient of a point of an elementwise op. */
export function upstreamAt({ upstream, columns }: Group, { row, column }: Point): number {
  return upstream!.data[row * columns + column]!;
}
