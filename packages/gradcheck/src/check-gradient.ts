import type { Matrix } from "@adjoint/matrix";
import type { Context, Op } from "@adjoint/pass";
import { inspect } from "./inspect.js";
import type { CheckOptions, GradientReport } from "./types.js";

/** How the gradient of an op is checked. */
export interface CheckGradientOptions extends CheckOptions {
  /** What the op is called with besides x. */
  readonly context?: Context;
}

/**
 * Checks the backward of an op or a layer against central differences of its forward, for the
 * input and every parameter: an entry passes if `|a - n| <= atol + rtol * max(|a|, |n|)`.
 *
 * What is differentiated is `Σ u ∘ op(x)` with a random u, so that a mistake in any output shows.
 * Checked as well: a second backward gives the same bits, also after another forward; a zero
 * upstream gives zeros, a negated one the negated gradients; each gradient has the shape and dtype
 * of what it belongs to; neither x, the parameters nor the upstream are written to.
 *
 * Shapes: x is whatever the op takes.
 * Numerics: x and the parameters are varied in place; they and the parameters' gradients have
 * their very bits back afterwards, even when the op throws.
 *
 * @param op a function of the `Op` shape, deterministic
 * @param x where to check; float64
 * @param options the `random` to draw the upstream from, step and tolerances
 * @throws {DTypeError} when x, a parameter or the output is float32
 * @throws {RangeError} when the step is not a finite number above 0, or a tolerance is below 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkGradient } from "@adjoint/gradcheck";
 * import { matrix, multiply, scale } from "@adjoint/matrix";
 * import type { Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const square: Op = (x) => ({
 *   output: multiply(x, x),
 *   backward: (dOutput) => multiply(dOutput, scale(x, 2)),
 * });
 * const report = checkGradient(square, matrix(2, 2, [1, 2, 3, 4]), { random: randomState(0) });
 * assert.equal(report.passed, true);
 * ```
 */
export function checkGradient(
  op: Op,
  x: Matrix,
  { context, ...options }: CheckGradientOptions,
): GradientReport {
  return inspect("checkGradient", "x", op, x, options, context);
}
