import { assertFunction } from "@adjoint/checks";
import type { Pass } from "./types.js";

/**
 * Writes the gradients of a pass's parameters, when nobody reads the gradient by its input: by
 * `backward.toParameters` where there is one, else by the whole `backward`.
 *
 * @param pass of a layer, or of a whole network
 * @param dOutput gradient by the output
 * @throws what `backward` throws
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { backwardToParameters } from "@adjoint/pass";
 *
 * let calls = 0;
 * const d = full(1, 1, 1);
 * backwardToParameters({ output: d, backward: (dOutput) => (calls++, dOutput) }, d);
 * assert.equal(calls, 1);
 * ```
 */
export function backwardToParameters<DInput, DOutput>(
  pass: Pass<unknown, DInput, DOutput>,
  dOutput: DOutput,
): void {
  const backward = pass?.backward;
  assertFunction("backwardToParameters", "backward of the pass", backward);
  if (backward.toParameters === undefined) backward(dOutput);
  else backward.toParameters(dOutput);
}
