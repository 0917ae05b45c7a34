import { assertList, describeValue } from "@adjoint/checks";
import { assertOperand } from "../core/checks.js";
import type { Allocate, Matrix } from "../core/types.js";
import { takeRowsModule } from "../generated/take-rows.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";
import { kernel } from "../memory/kernel.js";
import { takeRowsThreshold } from "../memory/thresholds.js";

const gatherRows = /* @__PURE__ */ kernel("takeRows", takeRowsModule, "gatherRows", {
  operands: ["in m", "indices indices", "out result"],
  numbers: ["count", "bytes"],
  least: takeRowsThreshold,
});

/**
 * Chosen rows in the given order: `y[i] = m[indices[i]]`; a row may be taken more than once.
 *
 * Shapes: m [rows, columns], result [indices.length, columns].
 *
 * @param m the matrix
 * @param indices integers in [0, rows)
 * @param allocate where the result goes. @default fresh zeros
 * @throws {TypeError} when m is no matrix, or indices are no list of numbers
 * @throws {RangeError} when an index is not an integer in [0, rows)
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, takeRows, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(takeRows(matrix(3, 1, [5, 6, 7]), [2, 0])), [[7], [5]]);
 * ```
 */
export function takeRows(
  m: Matrix,
  indices: ArrayLike<number>,
  allocate: Allocate = allocateFresh,
): Matrix {
  assertOperand("takeRows", m, allocate);
  assertList("takeRows", "indices", indices);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (!Number.isInteger(index) || index < 0 || index >= m.rows) {
      const message = `takeRows: index ${describeValue(index)} at position ${i} must be an integer in [0, ${m.rows})`;
      throw typeof index === "number" ? new RangeError(message) : new TypeError(message);
    }
  }
  const result = allocateResult("takeRows", allocate, indices.length, m.columns, m.dtype, m);
  const bytes = m.columns * result.data.BYTES_PER_ELEMENT;
  const ran = gatherRows(m.data.length, [m, indices, result], indices.length, bytes);
  if (ran !== undefined) return result;
  for (let i = 0; i < indices.length; i++) {
    const start = indices[i]! * m.columns;
    result.data.set(m.data.subarray(start, start + m.columns), i * m.columns);
  }
  return result;
}
