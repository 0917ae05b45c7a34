import type { Matrix } from "@adjoint/matrix";

/** Rows of a matrix, in place. */
export function viewRows({ columns, dtype, data }: Matrix, from: number, to: number): Matrix {
  return {
    rows: to - from,
    columns,
    dtype,
    data: data.subarray(from * columns, to * columns),
  };
}
