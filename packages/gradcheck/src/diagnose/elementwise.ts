import { common } from "./near.js";
import type { Group, Point } from "./types.js";

/** Whether each entry has an upstream gradient of its own, and they differ: else they are a factor. */
export function areElementwise(groups: readonly Group[]): boolean {
  const ofOneShape = groups.every(
    ({ upstream, rows, columns }) => upstream?.rows === rows && upstream.columns === columns,
  );
  return ofOneShape && groups.some(({ upstream }) => common([...upstream!.data]) === undefined);
}

/** The upstream gradient of a point of an elementwise op. */
export function upstreamAt({ upstream, columns }: Group, { row, column }: Point): number {
  return upstream!.data[row * columns + column]!;
}
