import type { Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import type { ScalarLoss } from "./behaviour/scalar-op.js";
import type { CheckGradientOptions } from "./check-gradient.js";
import { checkNetworkGradient } from "./check-network-gradient.js";
import { assertPassed } from "./report/gradient-error.js";

/**
 * `checkNetworkGradient` for tests: throws unless the report has passed.
 *
 * @param network an op or a layer, `sequential` ones among them
 * @param loss from the network's output to a pass whose output is a number
 * @param x where to check; float64 or float32
 * @param options as for `checkGradient`
 * @throws {GradientError} that names the tensor, the worst entry, and both its values
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertNetworkGradient, GradientError, type ScalarLoss } from "@adjoint/gradcheck";
 * import { full, matrix, scale, sum } from "@adjoint/matrix";
 * import type { Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const wrong: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 2) });
 * const total: ScalarLoss = (y) => ({
 *   output: sum(y),
 *   backward: (upstream = 1) => full(y.rows, y.columns, upstream),
 * });
 * const options = { random: randomState(0) };
 * assert.throws(() => assertNetworkGradient(wrong, total, matrix(1, 1, [1]), options), GradientError);
 * ```
 */
export function assertNetworkGradient(
  network: Op,
  loss: ScalarLoss,
  x: Matrix,
  options: CheckGradientOptions = {},
): void {
  assertPassed("assertNetworkGradient", checkNetworkGradient(network, loss, x, options));
}
