import { assertNumber } from "@adjoint/checks";
import { assertOperand } from "../core/checks.js";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";

/**
 * Consecutive rows, copied: `y[i] = m[start + i]` for `start <= start + i < end`.
 *
 * Shapes: m [rows, columns], result [end - start, columns].
 *
 * @param m the matrix
 * @param start first row, an integer in [0, end]
 * @param end one past the last row, an integer in [start, rows]. @default m.rows
 * @param allocate where the result goes. @default fresh zeros
 * @throws {TypeError} when m is no matrix, or start or end no number
 * @throws {RangeError} unless `0 <= start <= end <= rows`, all integers
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, sliceRows, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(sliceRows(matrix(3, 1, [5, 6, 7]), 1, 3)), [[6], [7]]);
 * ```
 */
export function sliceRows(
  m: Matrix,
  start: number,
  end?: number,
  allocate: Allocate = allocateFresh,
): Matrix {
  assertOperand("sliceRows", m, allocate);
  const stop = end === undefined ? m.rows : end;
  assertNumber("sliceRows", "start", start);
  assertNumber("sliceRows", "end", stop);
  const whole = Number.isInteger(start) && Number.isInteger(stop);
  if (!whole || start < 0 || start > stop || stop > m.rows) {
    throw new RangeError(
      `sliceRows: start ${start} and end ${stop} must be integers with 0 <= start <= end <= ${m.rows}`,
    );
  }
  const result = allocateResult("sliceRows", allocate, stop - start, m.columns, m.dtype, m);
  result.data.set(m.data.subarray(start * m.columns, stop * m.columns));
  return result;
}
