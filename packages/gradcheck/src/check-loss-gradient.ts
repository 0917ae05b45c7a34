import { fromRows, type Matrix } from "@adjoint/matrix";
import type { Op, Pass } from "@adjoint/pass";
import { inspect } from "./inspect.js";
import type { CheckOptions, GradientReport } from "./types.js";

/**
 * Checks the backward of a loss against central differences, as `checkGradient` does for an op.
 * The upstream gradient is random, not 1: a loss that ignores it is found out.
 *
 * Shapes: predictions are whatever the loss takes; in the report they are called `predictions`.
 *
 * @param loss from predictions to a pass whose output is a number
 * @param predictions where to check; float64
 * @param options the `random` to draw the upstream from, step and tolerances
 * @throws {DTypeError} when predictions are float32
 * @throws {RangeError} when the step is not a finite number above 0, or a tolerance is below 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkLossGradient } from "@adjoint/gradcheck";
 * import { full, matrix, sum } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const report = checkLossGradient(
 *   (p) => ({ output: sum(p), backward: (upstream) => full(p.rows, p.columns, upstream) }),
 *   matrix(1, 2, [1, 2]),
 *   { random: randomState(0) },
 * );
 * assert.equal(report.passed, true);
 * ```
 */
export function checkLossGradient(
  loss: (predictions: Matrix) => Pass<number, Matrix, number>,
  predictions: Matrix,
  options: CheckOptions,
): GradientReport {
  const op: Op = (x) => {
    const pass = loss(x);
    return {
      output: fromRows([[pass.output]]),
      backward: (dOutput) => pass.backward(dOutput.data[0]!),
    };
  };
  return inspect("checkLossGradient", "predictions", op, predictions, options);
}
