import { exp, expFloat32 } from "@adjoint/math";
import { type Matrix, pairwiseSum } from "@adjoint/matrix";

/** One row of logits, shifted and exponentiated. */
interface RowExponentials {
  /** The largest logit m; NaN where there is one. */
  readonly largest: number;
  /** Where it is: the first of equals, or the first NaN. */
  readonly index: number;
  /** `Σ exp(x - m)`, in NumPy's pairwise order. */
  readonly total: number;
}

/** Writes `exp(x - m)` of one row of logits into the same row of `output`. */
export function exponentials(logits: Matrix, row: number, output: Matrix): RowExponentials {
  const { columns, data: x, dtype } = logits;
  const start = row * columns;
  let largest = x[start]!;
  let index = 0;
  for (let j = 1; j < columns && !Number.isNaN(largest); j++) {
    const value = x[start + j]!;
    if (value > largest || Number.isNaN(value)) {
      largest = value;
      index = j;
    }
  }
  if (dtype === "float32") {
    for (let k = start; k < start + columns; k++) {
      output.data[k] = expFloat32(Math.fround(x[k]! - largest));
    }
  } else {
    for (let k = start; k < start + columns; k++) output.data[k] = exp(x[k]! - largest);
  }
  return { largest, index, total: pairwiseSum(output.data, start, columns) };
}
