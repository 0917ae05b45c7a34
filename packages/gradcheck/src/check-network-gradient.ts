import { assertFunction } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertOp, type Op } from "@adjoint/pass";
import { endToEnd, type ScalarLoss } from "./behaviour/scalar-op.js";
import { CHECK_GRADIENT_OPTIONS, type CheckGradientOptions } from "./check-gradient.js";
import { inspect } from "./inspect.js";
import { assertCheckOptions } from "./options.js";
import type { GradientReport } from "./types.js";

/**
 * Checks a network and a loss end to end: `loss(network(x))` by x and by every parameter, as
 * `checkGradient` does for an op. `mode: "projections"` makes it fast: a handful of forwards for
 * each parameter, however many entries it has.
 *
 * Shapes: x is whatever the network takes.
 * Numerics: of a float32 network, differences are taken of `reference`, its float64 twin, if there
 * is one; it gets the network's values, and goes through the same loss.
 *
 * @param network an op or a layer, `sequential` ones among them
 * @param loss from the network's output to a pass whose output is a number
 * @param x where to check; float64 or float32
 * @param options as for `checkGradient`
 * @throws {DTypeError} when x and the parameters are not of one dtype
 * @throws {ShapeError} when the reference has other parameters than the network
 * @throws {TypeError} when network or loss do not give a pass
 * @throws {RangeError} when the step is not a finite number above 0, a tolerance is below 0, or
 * `projections` is not an integer of at least 1
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkNetworkGradient, type ScalarLoss } from "@adjoint/gradcheck";
 * import { matrix, multiply, scale, sum } from "@adjoint/matrix";
 * import { assertOp, type Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const triple: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 3) });
 * const sumOfSquares: ScalarLoss = (y) => ({
 *   output: sum(multiply(y, y)),
 *   backward: (upstream = 1) => scale(y, 2 * upstream),
 * });
 * const x = matrix(1, 2, [1, -2]);
 * const report = checkNetworkGradient(triple, sumOfSquares, x, {
 *   random: randomState(0),
 *   mode: "projections",
 *   projections: 4,
 * });
 * assert.equal(report.verdict, "passed");
 * assert.equal(report.tensors[0].counts.pass, 4);
 * assert.match(report.unseen[0], /which entry is wrong/);
 * ```
 */
export function checkNetworkGradient(
  network: Op,
  loss: ScalarLoss,
  x: Matrix,
  options: CheckGradientOptions = {},
): GradientReport {
  const functionName = "checkNetworkGradient";
  assertOp(functionName, "network", network);
  assertFunction(functionName, "loss", loss, "a function that gives a pass");
  assertMatrix(functionName, "x", x);
  assertCheckOptions(functionName, options, CHECK_GRADIENT_OPTIONS);
  const { context, reference, ...rest } = options;
  const subject = {
    functionName,
    inputName: "x",
    op: endToEnd(functionName, network, loss),
    x,
    context,
    reference: reference && endToEnd(functionName, reference, loss),
  };
  return inspect(subject, rest);
}
