import { DTypeError } from "./errors.js";
import type { Matrix } from "./types.js";

/**
 * Throws a `DTypeError` that names both when two matrices differ in dtype.
 *
 * @throws {DTypeError} when `a.dtype` is not `b.dtype`
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertSameDType, zeros } from "@adjoint/matrix";
 *
 * assert.throws(
 *   () => assertSameDType("add", "a", zeros(1, 1), "b", zeros(1, 1, "float32")),
 *   /add: a is float64 and b is float32/,
 * );
 * ```
 */
export function assertSameDType(
  functionName: string,
  nameA: string,
  a: Matrix,
  nameB: string,
  b: Matrix,
): void {
  if (a.dtype !== b.dtype) {
    throw new DTypeError(
      `${functionName}: ${nameA} is ${a.dtype} and ${nameB} is ${b.dtype}; both must have the same dtype`,
    );
  }
}
