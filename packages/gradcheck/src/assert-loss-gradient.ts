import type { Matrix } from "@adjoint/matrix";
import type { ScalarLoss } from "./behaviour/scalar-op.js";
import { type CheckLossGradientOptions, checkLossGradient } from "./check-loss-gradient.js";
import { assertPassed } from "./report/gradient-error.js";

/**
 * `checkLossGradient` for tests: throws unless the report has passed.
 *
 * @param loss from predictions to a pass whose output is a number
 * @param predictions where to check; float64 or float32
 * @param options the `random` to draw the upstream from, step, tolerances and mode
 * @throws {GradientError} that names the worst entry, and both its values
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertLossGradient, type ScalarLoss } from "@adjoint/gradcheck";
 * import { full, matrix, sum } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * // A backward that forgets its upstream gradient.
 * const loss: ScalarLoss = (p) => ({ output: sum(p), backward: () => full(p.rows, p.columns, 1) });
 * assert.throws(() => assertLossGradient(loss, matrix(1, 1, [1]), { random: randomState(0) }));
 * ```
 */
export function assertLossGradient(
  loss: ScalarLoss,
  predictions: Matrix,
  options: CheckLossGradientOptions = {},
): void {
  assertPassed("assertLossGradient", checkLossGradient(loss, predictions, options));
}
