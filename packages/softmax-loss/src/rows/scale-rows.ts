import type { Matrix } from "@adjoint/matrix";
import { rounding } from "@adjoint/matrix/kit";

/**
 * Multiplies every row of a gradient by its own factor, in place; a row of weight 0, as one that is
 * ignored, keeps its zeros, though the factor be infinite or NaN.
 */
export function scaleRows(
  { rows, columns, dtype, data }: Matrix,
  rowWeights: Matrix["data"],
  factorOf: (row: number) => number,
): void {
  const round = rounding(dtype);
  for (let i = 0; i < rows; i++) {
    if (rowWeights[i] === 0) continue;
    const factor = round(factorOf(i));
    for (let k = i * columns; k < (i + 1) * columns; k++) data[k] = data[k]! * factor;
  }
}
