import type { Allocate, Matrix } from "@adjoint/matrix";
import { pairwiseSum, rounding } from "@adjoint/matrix/kit";

/** Runs of equal length, one after another in a matrix, brought to mean 0 and variance 1. */
export interface Standardized {
  /** x, minus the mean of its run and over its standard deviation; of the shape of x. */
  readonly normalized: Matrix;
  /** `1 / √(variance + epsilon)` of each run. */
  readonly inverse: Matrix;
  readonly means: Matrix;
  /** Over all elements of a run, not over one less. */
  readonly variances: Matrix;
}

/** How runs are standardized. */
export interface Runs {
  /** Elements of a run, at least 1. */
  readonly length: number;
  readonly epsilon: number;
  /** Whether the mean is taken away. If not, it is taken for 0 in the variance, too. */
  readonly centered: boolean;
}

/**
 * Standardizes run by run: `n = (x - mean) / √(variance + epsilon)`. The variance is that of the
 * differences from the mean, so that a mean far from 0 costs no digits.
 */
export function standardize(x: Matrix, runs: Runs, allocate: Allocate): Standardized {
  const { length, epsilon, centered } = runs;
  const { rows, columns, dtype, data } = x;
  const count = length === 0 ? 0 : data.length / length;
  const normalized = allocate(rows, columns, dtype);
  const [inverse, means, variances] = [1, 2, 3].map(() => allocate(count, 1, dtype)) as [
    Matrix,
    Matrix,
    Matrix,
  ];
  const squares = allocate(1, length, dtype).data;
  const round = rounding(dtype);
  const n = normalized.data;
  for (let run = 0; run < count; run++) {
    const start = run * length;
    const mean = centered ? round(pairwiseSum(data, start, length) / length) : 0;
    for (let k = 0; k < length; k++) {
      n[start + k] = data[start + k]! - mean;
      squares[k] = n[start + k]! * n[start + k]!;
    }
    const variance = round(pairwiseSum(squares, 0, length) / length);
    const factor = round(1 / round(Math.sqrt(round(variance + round(epsilon)))));
    for (let k = start; k < start + length; k++) n[k] = n[k]! * factor;
    inverse.data[run] = factor;
    means.data[run] = mean;
    variances.data[run] = variance;
  }
  return { normalized, inverse, means, variances };
}

/**
 * The way back, written to `dInput`, which may be `dNormalized` itself:
 * `dx = (dn - mean(dn) - n mean(dn ∘ n)) / √(variance + epsilon)`, without the first mean where none
 * was taken away.
 */
export function standardizeBackward(
  { normalized, inverse }: Standardized,
  dNormalized: Matrix,
  dInput: Matrix,
  { length, centered }: Runs,
  allocate: Allocate,
): void {
  const { dtype, data: n } = normalized;
  const d = dNormalized.data;
  const dx = dInput.data;
  const products = allocate(1, length, dtype).data;
  const round = rounding(dtype);
  for (let run = 0; run < inverse.rows; run++) {
    const start = run * length;
    for (let k = 0; k < length; k++) products[k] = d[start + k]! * n[start + k]!;
    const mean = centered ? round(pairwiseSum(d, start, length) / length) : 0;
    const along = round(pairwiseSum(products, 0, length) / length);
    const factor = inverse.data[run]!;
    for (let k = start; k < start + length; k++) {
      dx[k] = factor * round(round(d[k]! - mean) - round(n[k]! * along));
    }
  }
}
