import { add, type Matrix, matmul, sum } from "@adjoint/matrix";
import { viewRows } from "./view-rows.js";

/** Adds the gradients of a chunk; `part` is room for its share of dW. */
export function accumulateGradients(
  gradients: Readonly<Record<"x" | "weights" | "biases", Matrix>>,
  x: Matrix,
  weights: Matrix,
  dLogits: Matrix,
  from: number,
  part: Matrix,
): void {
  matmul(dLogits, weights, { transposeB: true }, () => viewRows(gradients.x, from, from + x.rows));
  const dWeights = matmul(x, dLogits, { transposeA: true }, () => part);
  add(gradients.weights, dWeights, () => gradients.weights);
  add(gradients.biases, sum(dLogits, { axis: 0 }), () => gradients.biases);
}
