import type { Matrix } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape } from "@adjoint/matrix/kit";
import { assertInput, type Context, type Pass, type Probabilities } from "@adjoint/pass";
import { softmaxBackward } from "./softmax/softmax-backward.js";
import { softmaxForward } from "./softmax-forward.js";

/**
 * Softmax of every row: `p = exp(x - max x) / Σ exp(x - max x)`.
 * Gradient: `dx = p ∘ (dp - Σ dp ∘ p)` row by row, the vector-Jacobian product, without the Jacobian.
 *
 * Shapes: x, p, dx, dp are [rows, classes].
 * Numerics: finite for every finite x; the same when a row is shifted; NaN for a row that holds
 * NaN, +∞, or nothing but -∞. For the loss of logits use `@adjoint/softmax-loss`, which does not
 * go through probabilities.
 * Follows Goodfellow et al., "Deep Learning" (2016), section 6.2.2.3.
 *
 * @param x logits
 * @param context where results go
 * @throws {TypeError} when x or `dOutput` is no matrix, or the context none
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softmax } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softmax(matrix(1, 2, [1000, 1000]));
 * assert.deepEqual(toRows(pass.output), [[0.5, 0.5]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [1, 0]))), [[0.25, -0.25]]);
 * ```
 */
export function softmax(x: Matrix, context?: Context): Pass<Probabilities, Matrix, Matrix> {
  assertInput("softmax", x, context);
  const allocate = context?.allocate ?? allocateFresh;
  const output = softmaxForward(x, allocate);
  const backward = (dOutput: Matrix): Matrix => {
    assertSameShape("softmax.backward", "dOutput", dOutput, "output", output);
    const { rows, columns, dtype } = output;
    const dInput = allocateResult(
      "softmax.backward",
      allocate,
      rows,
      columns,
      dtype,
      output,
      dOutput,
    );
    softmaxBackward(output, dOutput, dInput);
    return dInput;
  };
  return { output, backward };
}
