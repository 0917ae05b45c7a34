import { type DType, generate, type Matrix } from "@adjoint/matrix";
import type { Window } from "../protocol.js";

/** The middles of `cells` by `cells` cells of a square of the plane, the top row first; of one column, x alone. */
export function planeGrid(
  cells: number,
  { x, y, extent }: Window,
  dtype: DType,
  columns = 2,
): Matrix {
  const at = (k: number) => ((k + 0.5) / cells) * 2 * extent - extent;
  return generate(
    cells * cells,
    columns,
    (row, column) => (column === 0 ? x + at(row % cells) : y - at(Math.floor(row / cells))),
    dtype,
  );
}
