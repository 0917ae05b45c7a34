import { type Allocate, divide, exp, type Matrix, max, subtract, sum } from "@adjoint/matrix";

/**
 * Softmax of every row: `p = exp(x - max x) / Σ exp(x - max x)`. The shift changes nothing but
 * the range: the largest exponential is 1, so none overflows.
 */
export function softmaxForward(x: Matrix, allocate: Allocate): Matrix {
  // A row without columns has no largest element, and nothing to compute.
  if (x.columns === 0) return allocate(x.rows, 0, x.dtype);
  const output = allocate(x.rows, x.columns, x.dtype);
  const inPlace = () => output;
  subtract(x, max(x, { axis: 1 }), inPlace);
  exp(output, inPlace);
  return divide(output, sum(output, { axis: 1 }), inPlace);
}
