/** Shapes at which everything is checked: one entry, small, wider than high, one long row. */
export const SHAPES: readonly (readonly [number, number])[] = [
  [1, 1],
  [4, 3],
  [8, 10],
  [1, 40],
];
