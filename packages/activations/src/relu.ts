import { allocateFresh, assertSameShape, type Matrix } from "@adjoint/matrix";
import type { Context, Pass } from "@adjoint/pass";
import { reluBackward } from "./relu/relu-backward.js";
import { reluForward } from "./relu/relu-forward.js";

/**
 * Rectified linear unit: `y = max(x, 0)`, elementwise; NaN stays NaN.
 * Gradient: `dx = dy` where `x > 0`, else 0 (0 at the kink).
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Follows Nair and Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines" (2010).
 *
 * @param x any matrix
 * @param context where results go
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { relu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = relu(matrix(1, 3, [-2, 0, 5]));
 * assert.deepEqual(toRows(pass.output), [[0, 0, 5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 1, 1]))), [[0, 0, 1]]);
 * ```
 */
export function relu(x: Matrix, { allocate = allocateFresh }: Context = {}): Pass<Matrix> {
  const output = allocate(x.rows, x.columns, x.dtype);
  reluForward(x.data, output.data);
  const backward = (dOutput: Matrix): Matrix => {
    assertSameShape("relu.backward", "dOutput", dOutput, "output", output);
    const dInput = allocate(x.rows, x.columns, x.dtype);
    reluBackward(output.data, dOutput.data, dInput.data);
    return dInput;
  };
  return { output, backward };
}
