import type { Matrix } from "@adjoint/matrix";

/** Rows of a matrix, in place; all of them are the matrix itself. */
export function viewRows(m: Matrix, from: number, to: number): Matrix {
  const { columns, dtype, data } = m;
  if (from === 0 && to === m.rows) return m;
  return {
    rows: to - from,
    columns,
    dtype,
    data: data.subarray(from * columns, to * columns),
  };
}
