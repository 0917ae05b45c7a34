import type { Matrix } from "@adjoint/matrix";
import type { Pass } from "@adjoint/pass";
import { checkLossGradient } from "./check-loss-gradient.js";
import { assertPassed } from "./gradient-error.js";
import type { CheckOptions } from "./types.js";

/**
 * `checkLossGradient` for tests: throws unless the report has passed.
 *
 * @param loss from predictions to a pass whose output is a number
 * @param predictions where to check; float64
 * @param options the `random` to draw the upstream from, step and tolerances
 * @throws {GradientError} that names the worst entry, and both its values
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertLossGradient } from "@adjoint/gradcheck";
 * import { full, matrix, sum } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * // A backward that forgets its upstream gradient.
 * const loss = (p) => ({ output: sum(p), backward: () => full(p.rows, p.columns, 1) });
 * assert.throws(() => assertLossGradient(loss, matrix(1, 1, [1]), { random: randomState(0) }));
 * ```
 */
export function assertLossGradient(
  loss: (predictions: Matrix) => Pass<number, Matrix, number>,
  predictions: Matrix,
  options: CheckOptions,
): void {
  assertPassed("assertLossGradient", checkLossGradient(loss, predictions, options));
}
