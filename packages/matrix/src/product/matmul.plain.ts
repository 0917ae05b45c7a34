import { dtypeOf } from "../core/dtype-of.js";
import type { Matrix } from "../core/types.js";
import type { ProductShape, Strided } from "./types.js";

/** The TypeScript twin of the SIMD products: `output = a b`, then the biases are added to every row. */
export function matmulPlain(
  output: Matrix["data"],
  a: Strided,
  b: Strided,
  shape: ProductShape,
  biases: Matrix["data"] | undefined,
): void {
  if (dtypeOf(output) === "float32") addProductsFloat32(output, a, b, shape);
  else addProductsFloat64(output, a, b, shape);
  if (biases === undefined) return;
  for (let i = 0; i < shape.rows; i++) {
    const start = i * shape.columns;
    for (let j = 0; j < shape.columns; j++) output[start + j] = output[start + j]! + biases[j]!;
  }
}

/**
 * The product in float64. Rows of b are added to the output row, scaled, one k after the other:
 * the order of every element's sum is that of its definition, and memory is read forwards.
 */
function addProductsFloat64(
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

/**
 * The product in float32: as in float64, with each product rounded before it is added. Storing
 * the sum rounds it; that it was first formed in float64 changes no bit, since 53 bits are more
 * than twice 24 and two.
 */
function addProductsFloat32(
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
