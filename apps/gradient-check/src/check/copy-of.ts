import { asType, type Matrix } from "@adjoint/matrix";

/** A matrix of its own, in float64. */
export function copyOf(m: Matrix): Matrix {
  return { ...asType(m, "float64"), data: Float64Array.from(m.data) };
}
