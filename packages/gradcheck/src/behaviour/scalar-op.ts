import { describeShape, full, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Op, Pass } from "@adjoint/pass";

/**
 * A function from predictions to a number, with the way back. Without an upstream gradient,
 * `backward()` is to give what `backward(1)` gives, as losses are asked in training.
 */
export type ScalarLoss = (predictions: Matrix) => Pass<number, Matrix, number>;

/** A loss as an op: its number as a matrix of one element. */
export function scalarOp(functionName: string, loss: ScalarLoss): Op {
  return (x) => {
    const pass = loss(x);
    // From untyped code anything may come, and a matrix would be taken for NaN.
    if (typeof pass?.output !== "number" || typeof pass.backward !== "function") {
      throw new TypeError(
        `${functionName}: the loss must give a pass: a number as output and a backward, got ${describe(pass)}`,
      );
    }
    return {
      output: full(1, 1, pass.output, x.dtype),
      // An empty matrix holds no number: the loss then gets undefined, and its default holds.
      backward: (dOutput) => pass.backward(dOutput.data[0]!),
    };
  };
}

function describe(pass: unknown): string {
  if (pass === null || pass === undefined) return String(pass);
  if (typeof pass !== "object") return `a ${typeof pass}`;
  const { output, backward } = pass as { readonly output?: unknown; readonly backward?: unknown };
  const kind = isMatrix(output) ? `a matrix ${describeShape(output)}` : typeof output;
  return `output ${kind}, backward ${typeof backward}`;
}
