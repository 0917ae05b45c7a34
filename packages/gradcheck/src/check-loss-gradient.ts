import type { OptionNames } from "@adjoint/checks";
import { assertFunction } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { type ScalarLoss, scalarOp } from "./behaviour/scalar-op.js";
import { inspect } from "./inspect.js";
import { assertCheckOptions, CHECK_OPTIONS } from "./options.js";
import type { CheckOptions, GradientReport } from "./types.js";

/** How the gradient of a loss is checked. */
export interface CheckLossGradientOptions extends CheckOptions {
  /** A float64 twin of a float32 loss, to take the differences of. */
  readonly reference?: ScalarLoss;
}

const CHECK_LOSS_OPTIONS: OptionNames<CheckLossGradientOptions> = {
  ...CHECK_OPTIONS,
  reference: "optional",
};

/**
 * Checks the backward of a loss against central differences, as `checkGradient` does for an op.
 * The upstream gradient is random, not 1: a loss that ignores it is found out.
 *
 * Shapes: predictions are whatever the loss takes; in the report they are called `predictions`.
 *
 * @param loss from predictions to a pass whose output is a number
 * @param predictions where to check; float64 or float32
 * @param options the `random` to draw the upstream from, step, tolerances and mode
 * @throws {ShapeError} when predictions or the reference do not fit
 * @throws {TypeError} when the loss does not give a pass, or its output is not a number
 * @throws {RangeError} when the step is not a finite number above 0, a tolerance is below 0, or
 * `projections` is not an integer of at least 1
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkLossGradient } from "@adjoint/gradcheck";
 * import { full, matrix, sum } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const report = checkLossGradient(
 *   (p) => ({ output: sum(p), backward: (upstream = 1) => full(p.rows, p.columns, upstream) }),
 *   matrix(1, 2, [1, 2]),
 *   { random: randomState(0) },
 * );
 * assert.equal(report.passed, true);
 * ```
 */
export function checkLossGradient(
  loss: ScalarLoss,
  predictions: Matrix,
  options: CheckLossGradientOptions = {},
): GradientReport {
  const functionName = "checkLossGradient";
  assertFunction(functionName, "loss", loss, "a function that gives a pass");
  assertMatrix(functionName, "predictions", predictions);
  assertCheckOptions(functionName, options, CHECK_LOSS_OPTIONS);
  const { reference, ...rest } = options;
  const subject = {
    functionName,
    inputName: "predictions",
    op: scalarOp(functionName, loss),
    x: predictions,
    context: undefined,
    reference: reference && scalarOp(functionName, reference),
  };
  return inspect(subject, rest);
}
