import { assertFunction, assertList } from "@adjoint/checks";
import { assertMatrix } from "../core/assert-matrix.js";
import { assertSameDType } from "../core/checks.js";
import { describeShape } from "../core/describe-shape.js";
import { ShapeError } from "../core/errors.js";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";

/**
 * Matrices one below the other, as NumPy's `concatenate` with axis 0.
 *
 * Shapes: each [rowsᵢ, columns], result [Σ rowsᵢ, columns].
 *
 * @param matrices at least one, of the same number of columns and dtype
 * @param allocate where the result goes. @default fresh zeros
 * @throws {TypeError} when there is something else than a matrix
 * @throws {ShapeError} when there are none, or their numbers of columns differ
 * @throws {DTypeError} when their dtypes differ
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { concatenateRows, matrix, toRows } from "@adjoint/matrix";
 *
 * const m = concatenateRows([matrix(1, 2, [1, 2]), matrix(1, 2, [3, 4])]);
 * assert.deepEqual(toRows(m), [[1, 2], [3, 4]]);
 * ```
 */
export function concatenateRows(
  matrices: readonly Matrix[],
  allocate: Allocate = allocateFresh,
): Matrix {
  assertList("concatenateRows", "matrices", matrices, "a list of matrices");
  assertFunction("concatenateRows", "allocate", allocate);
  const first = matrices[0];
  if (matrices.length === 0 || first === undefined) {
    throw new ShapeError("concatenateRows: got no matrices; there must be at least one");
  }
  let rows = 0;
  // Not forEach, which passes over the holes of an array.
  for (let i = 0; i < matrices.length; i++) {
    const m = matrices[i]!;
    assertMatrix("concatenateRows", `matrix ${i}`, m);
    if (m.columns !== first.columns) {
      throw new ShapeError(
        `concatenateRows: matrix 0 ${describeShape(first)} and matrix ${i} ${describeShape(m)} disagree: all must have the same number of columns`,
      );
    }
    assertSameDType("concatenateRows", "matrix 0", first, `matrix ${i}`, m);
    rows += m.rows;
  }
  const { columns, dtype } = first;
  const result = allocateResult("concatenateRows", allocate, rows, columns, dtype);
  const known = () => result;
  for (const m of matrices) allocateResult("concatenateRows", known, rows, columns, dtype, m);
  let offset = 0;
  for (const m of matrices) {
    result.data.set(m.data, offset);
    offset += m.data.length;
  }
  return result;
}
