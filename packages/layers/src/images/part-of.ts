import type { Matrix } from "@adjoint/matrix";

/** Elements of a matrix that lie side by side, as a matrix of their own in the same memory. */
export function partOf(m: Matrix, start: number, rows: number, columns: number): Matrix {
  const data = m.data.subarray(start, start + rows * columns);
  return { rows, columns, dtype: m.dtype, data };
}
