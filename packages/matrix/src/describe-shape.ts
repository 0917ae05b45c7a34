/**
 * A shape as messages write it: `[rows, columns]`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeShape, zeros } from "@adjoint/matrix";
 *
 * assert.equal(describeShape(zeros(32, 2)), "[32, 2]");
 * ```
 */
export function describeShape(m: { readonly rows: number; readonly columns: number }): string {
  return `[${m.rows}, ${m.columns}]`;
}
