import { divide, type Matrix } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape } from "@adjoint/matrix/kit";
import { assertInput, type Context, type Pass, type Probabilities } from "@adjoint/pass";
import { softmaxForward, softmaxGradient } from "./softmax-rows.js";

/** `p = softmax(x / divisor)`, row by row, and `dx = p ∘ (dp - Σ dp ∘ p) / divisor`. */
export function softmaxOfQuotient(
  name: string,
  divisor: number,
  x: Matrix,
  context?: Context,
): Pass<Probabilities, Matrix, Matrix> {
  assertInput(name, x, context);
  const allocate = context?.allocate ?? allocateFresh;
  const output = softmaxForward(divisor === 1 ? x : divide(x, divisor, allocate), allocate);
  const { rows, columns, dtype } = output;
  const backward = (dOutput: Matrix): Matrix => {
    const caller = `${name}.backward`;
    assertSameShape(caller, "dOutput", dOutput, "output", output);
    const dInput = allocateResult(caller, allocate, rows, columns, dtype, output, dOutput);
    softmaxGradient(output, dOutput, dInput);
    return divisor === 1 ? dInput : divide(dInput, divisor, () => dInput);
  };
  return { output, backward };
}
