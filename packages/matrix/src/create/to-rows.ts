import { assertMatrix } from "../core/assert-matrix.js";
import type { Matrix } from "../core/types.js";

/**
 * A matrix as an array of plain rows: `rows[i][j] = m[i, j]`, ready for `JSON.stringify`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(matrix(1, 3, [1, 2, 3])), [[1, 2, 3]]);
 * ```
 */
export function toRows(m: Matrix): number[][] {
  assertMatrix("toRows", "m", m);
  const rows: number[][] = [];
  for (let i = 0; i < m.rows; i++) {
    rows.push(Array.from(m.data.subarray(i * m.columns, (i + 1) * m.columns)));
  }
  return rows;
}
