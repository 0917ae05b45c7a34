import { assertList } from "@adjoint/checks";
import { assertOp } from "./checks.js";
import type { Op, Parameter } from "./types.js";

/**
 * The parameters of an op, each once: those it carries if it is a layer, else none.
 *
 * @throws {TypeError} when it is no function, or its parameters are no list
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parametersOf } from "@adjoint/pass";
 *
 * assert.deepEqual(parametersOf((x) => ({ output: x, backward: (dOutput) => dOutput })), []);
 * ```
 */
export function parametersOf(op: Op): readonly Parameter[] {
  assertOp("parametersOf", "op", op);
  const { parameters } = op as Op & { readonly parameters?: readonly Parameter[] };
  if (parameters === undefined) return [];
  assertList("parametersOf", "parameters of the op", parameters, "a list of parameters");
  return [...new Set(parameters)];
}
