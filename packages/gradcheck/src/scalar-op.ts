import { full, type Matrix } from "@adjoint/matrix";
import type { Op, Pass } from "@adjoint/pass";

/** A function from predictions to a number, with the way back. */
export type ScalarLoss = (predictions: Matrix) => Pass<number, Matrix, number>;

/** A loss as an op: its number as a matrix of one element. */
export function scalarOp(loss: ScalarLoss): Op {
  return (x) => {
    const pass = loss(x);
    return {
      output: full(1, 1, pass.output, x.dtype),
      backward: (dOutput) => pass.backward(dOutput.data[0]!),
    };
  };
}
