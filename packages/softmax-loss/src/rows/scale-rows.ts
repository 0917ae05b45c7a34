import { type Allocate, type Matrix, rounding } from "@adjoint/matrix";

/**
 * Every row of a gradient times its own factor, into a fresh matrix; zeros where the row is ignored
 * (class -1), though the factor be NaN: the mean of no rows has no gradient.
 */
export function scaleRows(
  { rows, columns, dtype, data }: Matrix,
  classes: Int32Array,
  factorOf: (row: number) => number,
  allocate: Allocate,
): Matrix {
  const result = allocate(rows, columns, dtype);
  const round = rounding(dtype);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const factor = classes[i]! < 0 ? 0 : round(factorOf(i));
    for (let k = start; k < start + columns; k++) result.data[k] = data[k]! * factor;
  }
  return result;
}
