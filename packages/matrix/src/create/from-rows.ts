import { assertList, assertNumbers } from "@adjoint/checks";
import { assertDType } from "../core/checks.js";
import { ShapeError } from "../core/errors.js";
import type { DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";

/**
 * A matrix from an array of rows: `m[i, j] = rows[i][j]`. No rows at all give a [0, 0] matrix.
 *
 * @param rows arrays of one length
 * @param dtype the number format. @default "float64"
 * @throws {TypeError} when a row is no list of numbers: null, strings and holes are none
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
  assertList("fromRows", "rows", rows, "a list of rows");
  assertDType("fromRows", "dtype", dtype);
  const columns = rows[0]?.length ?? 0;
  // Not forEach, which passes over the holes of an array.
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    assertNumbers("fromRows", `row ${i}`, row);
    if (row.length !== columns) {
      throw new ShapeError(
        `fromRows: row ${i} has ${row.length} elements and row 0 has ${columns}; all must have the same number`,
      );
    }
  }
  const result = allocateFresh(rows.length, columns, dtype);
  for (let i = 0; i < rows.length; i++) result.data.set(rows[i]!, i * columns);
  return result;
}
