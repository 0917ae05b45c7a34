import { ShapeError } from "./errors.js";
import type { DType, Matrix } from "./types.js";
import { zeros } from "./zeros.js";

/**
 * A matrix from an array of rows: `m[i, j] = rows[i][j]`. No rows at all give a [0, 0] matrix.
 *
 * @param rows arrays of one length
 * @param dtype the number format. @default "float64"
 * @throws {ShapeError} when the rows differ in length; the message names the first that does
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(fromRows([[1, 2], [3, 4]]).data, Float64Array.of(1, 2, 3, 4));
 * ```
 */
export function fromRows(rows: readonly ArrayLike<number>[], dtype: DType = "float64"): Matrix {
  const columns = rows[0]?.length ?? 0;
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new ShapeError(
        `fromRows: row ${i} has ${row.length} elements and row 0 has ${columns}; all must have the same number`,
      );
    }
  });
  const result = zeros(rows.length, columns, dtype);
  rows.forEach((row, i) => {
    result.data.set(row, i * columns);
  });
  return result;
}
