import type { Matrix } from "../core/types.js";
import type { ProductShape, Strided } from "./types.js";

/**
 * The product in float32: as in float64, with each product rounded before it is added. Storing
 * the sum rounds it; that it was first formed in float64 changes no bit, since 53 bits are more
 * than twice 24 and two.
 */
export function multiplyFloat32(
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
        output[to] = output[to]! + Math.fround(factor * right[from]!);
        from += b.columnStride;
      }
    }
  }
}
