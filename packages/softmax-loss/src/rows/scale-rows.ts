import { type Matrix, rounding } from "@adjoint/matrix";

/**
 * Multiplies every row of a gradient by its own factor, in place; a row that is ignored (class -1)
 * keeps its zeros, though the factor be NaN: the mean of no rows has no gradient.
 */
export function scaleRows(
  { columns, dtype, data }: Matrix,
  classes: Int32Array,
  factorOf: (row: number) => number,
): void {
  const round = rounding(dtype);
  for (let i = 0; i < classes.length; i++) {
    if (classes[i]! < 0) continue;
    const factor = round(factorOf(i));
    for (let k = i * columns; k < (i + 1) * columns; k++) data[k] = data[k]! * factor;
  }
}
