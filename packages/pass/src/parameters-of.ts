import type { Op, Parameter } from "./types.js";

/**
 * The parameters of an op, each once: those it carries if it is a layer, else none.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parametersOf } from "@adjoint/pass";
 *
 * assert.deepEqual(parametersOf((x) => ({ output: x, backward: (dOutput) => dOutput })), []);
 * ```
 */
export function parametersOf(op: Op): readonly Parameter[] {
  const { parameters } = op as Op & { readonly parameters?: readonly Parameter[] };
  return parameters === undefined ? [] : [...new Set(parameters)];
}
