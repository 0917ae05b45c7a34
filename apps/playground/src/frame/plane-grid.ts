import { type DType, generate, type Matrix } from "@adjoint/matrix";

/** The centres of `cells` by `cells` cells of the plane from -extent to extent, the top row first. */
export function planeGrid(cells: number, extent: number, dtype: DType): Matrix {
  const at = (k: number) => ((k + 0.5) / cells) * 2 * extent - extent;
  return generate(
    cells * cells,
    2,
    (row, column) => (column === 0 ? at(row % cells) : -at(Math.floor(row / cells))),
    dtype,
  );
}
