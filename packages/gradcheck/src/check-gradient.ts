import type { OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertOp, type Context, type Op } from "@adjoint/pass";
import { inspect } from "./inspect.js";
import { assertCheckOptions, CHECK_OPTIONS } from "./options.js";
import type { CheckOptions, GradientReport } from "./types.js";

/** How the gradient of an op is checked. */
export interface CheckGradientOptions extends CheckOptions {
  /** What the op is called with besides x. Of its `random`, every forward gets the same draws. */
  readonly context?: Context;
  /** A float64 twin of a float32 op, to take the differences of; it gets the op's values. */
  readonly reference?: Op;
}

export const CHECK_GRADIENT_OPTIONS: OptionNames<CheckGradientOptions> = {
  ...CHECK_OPTIONS,
  context: "optional",
  reference: "optional",
};

/**
 * Checks the backward of an op or a layer against central differences of its forward, for the
 * input and every parameter: an entry passes if `|a - n| <= atol + rtol * max(|a|, |n|)`. One that
 * does not is tried again by Ridders' extrapolation, which knows its own error: the entry fails if
 * the disagreement is larger, and cannot be told if it is not.
 *
 * What is differentiated is `Σ u ∘ op(x)` with a random u, so that a mistake in any output shows.
 * Checked as well: a second forward gives the same output, and a finite one; a second backward
 * gives the same bits, also after another forward; a zero upstream gives zeros, a negated one the
 * negated gradients; each gradient has the shape and dtype of what it belongs to; neither x, the
 * parameters nor the upstream are written to.
 *
 * Shapes: x is whatever the op takes; a loss that gives one loss per row is an op, too.
 * Numerics: x and the parameters are varied in place; they and the parameters' gradients have
 * their very bits back afterwards, as have buffers, even when the op throws. A float32 op is
 * compared with its `reference`. Without one, an op that has no parameters and takes float64 is
 * compared with its own float64 run. Any other is compared with differences of its float32 forward,
 * which see three digits.
 *
 * @param op a function of the `Op` shape, deterministic
 * @param x where to check; float64 or float32
 * @param options the `random` to draw the upstream from, step, tolerances and mode
 * @throws {DTypeError} when x, the parameters and the output are not of one dtype
 * @throws {ShapeError} when the reference has other parameters than the op, or another output
 * @throws {TypeError} when the op does not give a pass
 * @throws {RangeError} when the step is not a finite number above 0, a tolerance is below 0, or
 * `projections` is not an integer of at least 1
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
 * assert.equal(report.verdict, "passed");
 * assert.equal(report.tensors[0].counts.pass, 4);
 * ```
 */
export function checkGradient(
  op: Op,
  x: Matrix,
  options: CheckGradientOptions = {},
): GradientReport {
  const functionName = "checkGradient";
  assertOp(functionName, "op", op);
  assertMatrix(functionName, "x", x);
  assertCheckOptions(functionName, options, CHECK_GRADIENT_OPTIONS);
  const { context, reference, ...rest } = options;
  const subject = { functionName, inputName: "x", op, x, context, reference };
  return inspect(subject, rest);
}
