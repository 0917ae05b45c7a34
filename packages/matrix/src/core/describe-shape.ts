import { describeValue } from "@adjoint/checks";

/**
 * A shape as messages write it: `[rows, columns]`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { describeShape } from "@adjoint/matrix/kit";
 *
 * assert.equal(describeShape(zeros(32, 2)), "[32, 2]");
 * ```
 */
export function describeShape(m: { readonly rows: number; readonly columns: number }): string {
  if (typeof m !== "object" || m === null || !("rows" in m && "columns" in m)) {
    throw new TypeError(`describeShape: m must have rows and columns, got ${describeValue(m)}`);
  }
  return `[${m.rows}, ${m.columns}]`;
}
