import type { Allocate, Matrix } from "@adjoint/matrix";
import { rounding } from "@adjoint/matrix/kit";
import type { TargetRows } from "@adjoint/pass";

/**
 * The gradient by every entry with any mass q: `slope(q, x)` times the factor of its row. Zeros
 * elsewhere, and so in every row that counts for nothing.
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
    target.writeMasses(i, masses);
    for (let j = 0; j < columns; j++) {
      const k = i * columns + j;
      const mass = masses[j]!;
      // Not 0 times the factor: that may be infinite or NaN.
      gradient.data[k] = mass === 0 ? 0 : slope(mass, data[k]!) * factor;
    }
  }
  return gradient;
}
