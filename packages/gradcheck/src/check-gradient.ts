import { generate, type Matrix, zeros } from "@adjoint/matrix";
import { type Context, type Op, parametersOf } from "@adjoint/pass";
import { compare } from "./compare.js";
import { faultsOf, snapshot } from "./faults.js";
import { assertFloat64, assertStep } from "./numerical-gradient.js";
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
 * Checked as well: a second backward gives the same bits, a zero upstream gives zeros, and neither
 * x, the parameters nor the upstream are written to.
 *
 * @param op a function of the `Op` shape, deterministic
 * @param x where to check; float64
 * @param options the `random` to draw the upstream from, step and tolerances
 * @throws {DTypeError} when x or a parameter is float32
 * @throws {RangeError} when the step is not a finite number above 0
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
  { random, step = 1e-5, rtol = 1e-6, atol = 1e-9, context }: CheckGradientOptions,
): GradientReport {
  const parameters = parametersOf(op);
  assertFloat64("checkGradient", "x", x);
  for (const { name, value } of parameters) assertFloat64("checkGradient", name, value);
  assertStep("checkGradient", step);

  const pass = op(x, context);
  const { rows, columns } = pass.output;
  const upstream = generate(rows, columns, () => random.uniform(0.5, 1.5));
  const written = [x, upstream, ...parameters.map(({ value }) => value)];
  const before = snapshot(written);
  const run = (dOutput: Matrix) => {
    const dx = pass.backward(dOutput);
    return snapshot([dx, ...parameters.map(({ gradient }) => gradient)]);
  };
  const gradients = run(upstream);
  const again = run(upstream);
  const ofZero = run(zeros(rows, columns));
  const faults = faultsOf({ gradients, again, ofZero, before, after: snapshot(written) });

  const f = () => dot(op(x, context).output, upstream);
  const varied = [{ name: "x", value: x }, ...parameters];
  const tensors = varied.map((tensor, i) =>
    compare(tensor, gradients[i]!, f, { step, rtol, atol }),
  );
  const bad = tensors.some(({ counts }) => counts.fail + counts["non-finite"] > 0);
  return { passed: !bad && faults.length === 0, tensors, faults };
}

function dot(a: Matrix, b: Matrix): number {
  let total = 0;
  for (let k = 0; k < a.data.length; k++) total += a.data[k]! * b.data[k]!;
  return total;
}
