import type { Matrix } from "@adjoint/matrix";

/** Elements of a matrix that lie side by side, as a matrix of their own in the same memory. */
export function partOf(m: Matrix, start: number, rows: number, columns: number): Matrix {
  const data = m.data.subarray(start, start + rows * columns);
  return { rows, columns, dtype: m.dtype, data };
}

/** All elements of a matrix as rows of another length, in the same memory. */
export function reshaped(m: Matrix, rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    dtype: m.dtype,
    // Asked for anew each time: a workspace may have taken its memory back.
    get data() {
      return m.data;
    },
  };
}
