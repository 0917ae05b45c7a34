// The TypeScript twins of the kernels.
import type { Matrix } from "@adjoint/matrix";
import { pairwiseSum, rounding, rowExponentials } from "@adjoint/matrix/kit";

/** `exp(x - max x) / Σ`, row by row. */
export function softmaxPlain({ rows, columns, data }: Matrix, output: Matrix): void {
  const p = output.data;
  for (let start = 0; start < rows * columns; start += columns) {
    rowExponentials(data, start, columns, p);
    const total = pairwiseSum(p, start, columns);
    for (let k = start; k < start + columns; k++) p[k] = p[k]! / total;
  }
}

/** `dInput = p (dOutput - Σ dOutput p)`, row by row. */
export function softmaxBackwardPlain(p: Matrix, dOutput: Matrix, dInput: Matrix): void {
  const { rows, columns, dtype } = p;
  const round = rounding(dtype);
  const d = dOutput.data;
  const dx = dInput.data;
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const end = start + columns;
    for (let k = start; k < end; k++) dx[k] = d[k]! * p.data[k]!;
    const dot = pairwiseSum(dx, start, columns);
    for (let k = start; k < end; k++) dx[k] = p.data[k]! * round(d[k]! - dot);
  }
}
