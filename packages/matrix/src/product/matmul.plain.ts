import { dtypeOf } from "../core/dtype-of.js";
import type { Matrix } from "../core/types.js";
import { multiplyFloat32 } from "./multiply-float32.js";
import { multiplyFloat64 } from "./multiply-float64.js";
import type { ProductShape, Strided } from "./types.js";

/** The TypeScript twin of the SIMD products: `output = a b`, then the bias is added to every row. */
export function multiplyPlain(
  output: Matrix["data"],
  a: Strided,
  b: Strided,
  shape: ProductShape,
  bias: Matrix["data"] | undefined,
): void {
  if (dtypeOf(output) === "float32") multiplyFloat32(output, a, b, shape);
  else multiplyFloat64(output, a, b, shape);
  if (bias === undefined) return;
  for (let i = 0; i < shape.rows; i++) {
    const start = i * shape.columns;
    for (let j = 0; j < shape.columns; j++) output[start + j] = output[start + j]! + bias[j]!;
  }
}
