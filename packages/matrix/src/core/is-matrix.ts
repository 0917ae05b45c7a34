import type { Matrix } from "./types.js";

/**
 * Whether a value is a `Matrix` record: tells a matrix of targets from an array of labels.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { isMatrix, zeros } from "@adjoint/matrix";
 *
 * assert.equal(isMatrix(zeros(2, 2)), true);
 * assert.equal(isMatrix([0, 1]), false);
 * ```
 */
export function isMatrix(value: unknown): value is Matrix {
  return (
    typeof value === "object" &&
    value !== null &&
    "rows" in value &&
    "columns" in value &&
    "dtype" in value &&
    "data" in value
  );
}
