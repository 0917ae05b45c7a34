/** Stands among the indices for those that are left out. */
export const ellipsis = "...";

/** Which indices along an axis are printed: all, or `edgeItems` at both ends around an ellipsis. */
export function shownIndices(
  length: number,
  edgeItems: number,
  summarize: boolean,
): (number | typeof ellipsis)[] {
  const all = Array.from({ length }, (_, index) => index);
  if (!summarize || length <= 2 * edgeItems) return all;
  // NumPy prints the last one even when asked for none.
  return [...all.slice(0, edgeItems), ellipsis, ...all.slice(-Math.max(edgeItems, 1))];
}
