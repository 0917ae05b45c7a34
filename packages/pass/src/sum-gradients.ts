import { assertFunction, assertList } from "@adjoint/checks";
import { assertParameters } from "./checks.js";
import type { Parameter } from "./types.js";

/**
 * Runs several backward steps and leaves in each parameter the sum of the gradients they wrote:
 * `parameter.gradient = Σ gradient written by step s`.
 *
 * `backward` overwrites a parameter's gradient. So this is for a layer that is used more than once
 * on the way to one loss: shared weights, twin networks, a batch in chunks. `sequential` and
 * `residual` do it by themselves.
 *
 * Numerics: added in the order of the steps.
 *
 * @param parameters those that more than one step may write
 * @param steps each runs one `backward`; a parameter it does not write counts as zero
 * @throws {TypeError} when a parameter is none, or a step no function
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full, zeros } from "@adjoint/matrix";
 * import { type Parameter, sumGradients } from "@adjoint/pass";
 *
 * const weight: Parameter = { name: "weight", value: full(1, 1, 3), gradient: zeros(1, 1) };
 * sumGradients([weight], [() => weight.gradient.data.fill(2), () => weight.gradient.data.fill(5)]);
 * assert.equal(weight.gradient.data[0], 7);
 * ```
 */
export function sumGradients(
  parameters: readonly Parameter[],
  steps: readonly (() => unknown)[],
): void {
  assertParameters("sumGradients", parameters);
  assertList("sumGradients", "steps", steps, "a list of functions");
  for (let i = 0; i < steps.length; i++) {
    assertFunction("sumGradients", `step ${i}`, steps[i]);
  }
  const sums = parameters.map(({ gradient }) => gradient.data.slice().fill(0));
  for (const step of steps) {
    for (const { gradient } of parameters) gradient.data.fill(0);
    step();
    parameters.forEach(({ gradient }, i) => {
      const sum = sums[i]!;
      for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + gradient.data[k]!;
    });
  }
  parameters.forEach(({ gradient }, i) => {
    gradient.data.set(sums[i]!);
  });
}
