import { softmax } from "@adjoint/activations";
import { argmax, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Problem } from "./problem.js";

/** The notebook's fused backward: of rows of targets it keeps the largest entry alone. */
export function argmaxGradient({ logits, targets }: Problem): Matrix {
  const labels = isMatrix(targets) ? argmax(targets, { axis: 1 }) : targets;
  const { output: p } = softmax(logits);
  for (let i = 0; i < p.rows; i++) {
    p.data[i * p.columns + labels[i]!]! -= 1;
    for (let j = 0; j < p.columns; j++) p.data[i * p.columns + j]! /= p.rows;
  }
  return p;
}
