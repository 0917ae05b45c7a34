import { type DType, type Matrix, matrix } from "@adjoint/matrix";
import type { Tensor } from "../../../fixtures/onnx-cases.js";

/** A tensor as rows: the axes before `axis` down, the others along. */
export function rowsOfTensor({ shape, data }: Tensor, axis = 1, dtype: DType = "float32"): Matrix {
  const at = axis < 0 ? shape.length + axis : axis;
  const rows = shape.slice(0, at).reduce((product, size) => product * size, 1);
  return matrix(rows, data.length / rows, data, dtype);
}
