import { type Allocate, divide, exp, type Matrix, max, subtract, sum } from "@adjoint/matrix";
import { allocateElementwise } from "@adjoint/matrix/kit";

/** The softmax of every row, bit for bit that of `@adjoint/activations`: nothing counts as 0. */
export function softmaxRows(logits: Matrix, allocate: Allocate): Matrix {
  const p = allocateElementwise(
    "softmaxCrossEntropy",
    allocate,
    logits.rows,
    logits.columns,
    logits.dtype,
    logits,
  );
  // No rows may have no columns either, and then no largest logit.
  if (logits.rows === 0) return p;
  const inPlace = () => p;
  subtract(logits, max(logits, { axis: 1 }), inPlace);
  exp(p, inPlace);
  return divide(p, sum(p, { axis: 1 }), inPlace);
}
