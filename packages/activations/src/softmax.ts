import type { Allocate, Matrix } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape, kernel } from "@adjoint/matrix/kit";
import { assertInput, type Context, type Pass, type Probabilities } from "@adjoint/pass";
import { softmaxModule } from "./generated/softmax.js";
import { softmaxBackwardPlain, softmaxPlain } from "./softmax.plain.js";

const runForward = /* @__PURE__ */ kernel("softmax", softmaxModule, "softmax", {
  operands: ["in x", "out output"],
  numbers: ["rows", "columns"],
  least: { resident: 1, copied: 16 },
});
const runBackward = /* @__PURE__ */ kernel("softmax.backward", softmaxModule, "softmaxBackward", {
  operands: ["in p", "in dOutput", "out dInput"],
  numbers: ["rows", "columns"],
  least: { resident: 32, copied: 1024 },
});

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
    const name = "softmax.backward";
    assertSameShape(name, "dOutput", dOutput, "output", output);
    const { rows, columns, dtype } = output;
    const dInput = allocateResult(name, allocate, rows, columns, dtype, output, dOutput);
    softmaxGradient(output, dOutput, dInput);
    return dInput;
  };
  return { output, backward };
}

/** The largest exponential of a row is 1, so none overflows. */
export function softmaxForward(x: Matrix, allocate: Allocate): Matrix {
  const output = allocateResult("softmax", allocate, x.rows, x.columns, x.dtype, x);
  softmaxRows(x, output);
  return output;
}

/** Softmax of every row, by the kernel or its twin, with the same bits. */
export function softmaxRows(x: Matrix, output: Matrix): void {
  const { rows, columns } = x;
  if (runForward(rows * columns, [x, output], rows, columns) === undefined) {
    softmaxPlain(x, output);
  }
}

/** The way back, by the kernel or its twin, with the same bits. */
export function softmaxGradient(p: Matrix, dOutput: Matrix, dInput: Matrix): void {
  const { rows, columns } = p;
  if (runBackward(rows * columns, [p, dOutput, dInput], rows, columns) === undefined) {
    softmaxBackwardPlain(p, dOutput, dInput);
  }
}
