import type { Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { type CheckGradientOptions, checkGradient } from "./check-gradient.js";
import { assertPassed } from "./report/gradient-error.js";

/**
 * `checkGradient` for tests: throws unless the report has passed.
 *
 * @param op a function of the `Op` shape, deterministic
 * @param x where to check; float64 or float32
 * @param options the `random` to draw the upstream from, step, tolerances and mode
 * @throws {GradientError} that names the tensor, the worst entry, and both its values
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertGradient, GradientError } from "@adjoint/gradcheck";
 * import { matrix, scale } from "@adjoint/matrix";
 * import type { Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const wrong: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 2) });
 * const check = () => assertGradient(wrong, matrix(1, 1, [1]), { random: randomState(0) });
 * assert.throws(check, GradientError);
 * ```
 */
export function assertGradient(op: Op, x: Matrix, options: CheckGradientOptions = {}): void {
  assertPassed("assertGradient", checkGradient(op, x, options));
}
