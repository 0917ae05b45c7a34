import type { Matrix } from "@adjoint/matrix";

/** How far the plane reaches, so that all points are on it with some room: at least 1. */
export function extentOf({ data }: Matrix): number {
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  return Math.max(1, 1.1 * most);
}
