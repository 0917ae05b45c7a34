// The TypeScript twins of the kernels.
import { divide, exp, type Matrix, max, subtract, sum } from "@adjoint/matrix";
import { pairwiseSum, rounding } from "@adjoint/matrix/kit";

/** `exp(x - max x) / Σ`, row by row. */
export function softmaxPlain(x: Matrix, output: Matrix): void {
  // A row without columns has no largest element, and nothing to compute.
  if (x.columns === 0) return;
  const inPlace = () => output;
  subtract(x, max(x, { axis: 1 }), inPlace);
  exp(output, inPlace);
  divide(output, sum(output, { axis: 1 }), inPlace);
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
