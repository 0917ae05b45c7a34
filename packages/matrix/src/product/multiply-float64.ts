import type { Matrix } from "../core/types.js";
import type { ProductShape, Strided } from "./types.js";

/**
 * The product in float64. Rows of b are added to the output row, scaled, one k after the other:
 * the order of every element's sum is that of its definition, and memory is read forwards.
 */
export function multiplyFloat64(
  output: Matrix["data"],
  a: Strided,
  b: Strided,
  { rows, inner, columns }: ProductShape,
): void {
  const left = a.matrix.data;
  const right = b.matrix.data;
  output.fill(0);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    for (let k = 0; k < inner; k++) {
      const factor = left[i * a.rowStride + k * a.columnStride]!;
      let from = k * b.rowStride;
      for (let to = start; to < start + columns; to++) {
        output[to] = output[to]! + factor * right[from]!;
        from += b.columnStride;
      }
    }
  }
}
