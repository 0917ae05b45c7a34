import { generate, type Matrix, matmul, matrix } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape } from "@adjoint/matrix/kit";
import { assertInput, type Context, type Pass, type Probabilities } from "@adjoint/pass";
import { softmaxForward } from "./softmax-rows.js";

/**
 * Softmax with the textbook's backward: `p = exp(x - max x) / Σ exp(x - max x)` of every row.
 * Gradient: `dx = J dp`, with the Jacobian `J = diag(p) - p pᵀ` of every row written out.
 *
 * For teaching and comparison: it takes `classes` times the work and memory of `softmax`, whose gradient is
 * the same.
 *
 * Shapes: x, p, dx, dp are [rows, classes]; each Jacobian is [classes, classes].
 *
 * @param x logits
 * @param context where results go
 * @throws {TypeError} when x or `dOutput` is no matrix, or the context none
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softmaxJacobian } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softmaxJacobian(matrix(1, 2, [0, 0]));
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [1, 0]))), [[0.25, -0.25]]);
 * ```
 */
export function softmaxJacobian(x: Matrix, context?: Context): Pass<Probabilities, Matrix, Matrix> {
  assertInput("softmaxJacobian", x, context);
  const allocate = context?.allocate ?? allocateFresh;
  const output = softmaxForward(x, allocate);
  const { rows, columns, dtype } = output;
  const backward = (dOutput: Matrix): Matrix => {
    assertSameShape("softmaxJacobian.backward", "dOutput", dOutput, "output", output);
    const dInput = allocateResult(
      "softmaxJacobian.backward",
      allocate,
      rows,
      columns,
      dtype,
      output,
      dOutput,
    );
    for (let row = 0; row < rows; row++) {
      const start = row * columns;
      const p = output.data.subarray(start, start + columns);
      const jacobian = generate(
        columns,
        columns,
        (i, j) => (i === j ? p[i]! : 0) - p[i]! * p[j]!,
        dtype,
      );
      const d = matrix(columns, 1, dOutput.data.subarray(start, start + columns));
      dInput.data.set(matmul(jacobian, d).data, start);
    }
    return dInput;
  };
  return { output, backward };
}
