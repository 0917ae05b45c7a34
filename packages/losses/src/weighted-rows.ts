import type { Allocate, Matrix } from "@adjoint/matrix";
import { pairwiseSum, rounding } from "@adjoint/matrix/kit";
import type { WeightedTargets } from "@adjoint/pass/losses";

/** `Σ q cost(x)` of every row, over the classes with a target q; in NumPy's pairwise order. */
export function rowLosses(
  { rows, columns, dtype, data }: Matrix,
  targets: WeightedTargets,
  cost: (value: number) => number,
  allocate: Allocate,
): Matrix {
  const losses = allocate(rows, 1, dtype);
  const terms = data.slice(0, columns);
  for (let i = 0; i < rows; i++) {
    targets.writeRow(i, terms);
    for (let j = 0; j < columns; j++) {
      const target = terms[j]!;
      // Not 0 times the cost: that may be infinite.
      terms[j] = target === 0 ? 0 : target * cost(data[i * columns + j]!);
    }
    losses.data[i] = pairwiseSum(terms, 0, columns);
  }
  return losses;
}

/**
 * The gradient by every entry with a target q: `slope(q, x)` times a number, or times the factor of its
 * row. Zeros elsewhere, and so in every row that counts for nothing.
 */
export function rowGradient(
  { rows, columns, dtype, data }: Matrix,
  targets: WeightedTargets,
  slope: (target: number, value: number) => number,
  factors: number | Matrix,
  allocate: Allocate,
): Matrix {
  const gradient = allocate(rows, columns, dtype);
  const round = rounding(dtype);
  const row = data.slice(0, columns);
  for (let i = 0; i < rows; i++) {
    const factor = round(typeof factors === "number" ? factors : factors.data[i]!);
    targets.writeRow(i, row);
    for (let j = 0; j < columns; j++) {
      const k = i * columns + j;
      const target = row[j]!;
      // Not 0 times the factor: that may be infinite or NaN.
      gradient.data[k] = target === 0 ? 0 : slope(target, data[k]!) * factor;
    }
  }
  return gradient;
}
