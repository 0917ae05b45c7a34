import type { Matrix } from "../types.js";
import { linearMemory } from "./linear-memory.js";

/**
 * Whether all of these live in linear memory, so that a kernel reads and writes them where they
 * are. Elementwise work on anything else is done sooner by the TypeScript twin than the copies are.
 *
 * @param data the arrays a kernel would work on
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { workspace } from "@adjoint/matrix";
 * import { isResident } from "@adjoint/matrix/kernels";
 *
 * const { data } = workspace().allocate(2, 2, "float64");
 * assert.equal(isResident(data, Float64Array.of(1)), false);
 * ```
 */
export function isResident(...data: readonly Matrix["data"][]): boolean {
  const memory = linearMemory();
  return memory !== undefined && data.every(({ buffer }) => memory.owns(buffer));
}
