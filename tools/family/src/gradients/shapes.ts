import type { Shape } from "../types.js";

/** Shapes at which everything is checked: one entry, small, wider than high, one long row. */
export const SHAPES: readonly Shape[] = [
  [1, 1],
  [4, 3],
  [8, 10],
  [1, 40],
];
