import type { Allocate, Matrix } from "@adjoint/matrix";
import { allocateResult } from "@adjoint/matrix/kit";
import { softmaxRows } from "./softmax/softmax-rows.js";

/**
 * Softmax of every row: `p = exp(x - max x) / Σ exp(x - max x)`. The shift changes nothing but
 * the range: the largest exponential is 1, so none overflows.
 */
export function softmaxForward(x: Matrix, allocate: Allocate): Matrix {
  const output = allocateResult("softmax", allocate, x.rows, x.columns, x.dtype, x);
  softmaxRows(x, output);
  return output;
}
