import { type Allocate, type Matrix, rounding } from "@adjoint/matrix";
import type { TargetRows } from "@adjoint/pass";

/**
 * The gradient by every entry with any mass q: `slope(q, x)` times the factor of its row. Zeros
 * elsewhere, and so in every row that is ignored. Where the mean divides by a total weight of 0,
 * rows that are not ignored are NaN, like the loss.
 */
export function massGradient(
  { rows, columns, dtype, data }: Matrix,
  target: TargetRows,
  slope: (mass: number, value: number) => number,
  factorOf: (row: number) => number,
  allocate: Allocate,
): Matrix {
  const gradient = allocate(rows, columns, dtype);
  const round = rounding(dtype);
  const masses = data.slice(0, columns);
  for (let i = 0; i < rows; i++) {
    const factor = round(factorOf(i));
    const divided = target.total === 0 && !Number.isFinite(factor) && target.classes[i]! >= 0;
    target.writeMasses(i, masses);
    for (let j = 0; j < columns; j++) {
      const k = i * columns + j;
      const mass = masses[j]!;
      if (mass === 0) gradient.data[k] = divided ? Number.NaN : 0;
      else gradient.data[k] = slope(mass, data[k]!) * factor;
    }
  }
  return gradient;
}
