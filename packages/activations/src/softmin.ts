import type { Matrix } from "@adjoint/matrix";
import type { Context, Pass, Probabilities } from "@adjoint/pass";
import { softmaxOfQuotient } from "./softmax-of-quotient.js";

/**
 * Softmin of every row, the softmax of -x: `p = exp(min x - x) / Σ exp(min x - x)`.
 * Gradient: `dx = -p ∘ (dp - Σ dp ∘ p)` row by row.
 *
 * Shapes: x, p, dx, dp are [rows, classes].
 * Numerics: finite for every finite x; the same when a row is shifted; NaN for a row that holds
 * NaN, -∞, or nothing but +∞.
 * Follows PyTorch's `softmin`.
 *
 * @param x any matrix
 * @param context where results go
 * @throws {TypeError} when x or `dOutput` is no matrix, or the context none
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { softmin } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = softmin(matrix(1, 3, [-1000, -1000, 0]));
 * assert.deepEqual(toRows(pass.output), [[0.5, 0.5, 0]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 3, [1, 0, 0]))), [[-0.25, 0.25, 0]]);
 * ```
 */
export function softmin(x: Matrix, context?: Context): Pass<Probabilities, Matrix, Matrix> {
  return softmaxOfQuotient("softmin", -1, x, context);
}
