import { assertDType, assertOperand } from "../core/checks.js";
import type { Allocate, DType, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateElementwise } from "../memory/allocate-result.js";

/**
 * A copy in the given number format: `y = x`, each element rounded to nearest for `"float32"`.
 *
 * Shapes: x and the result are [rows, columns].
 *
 * @param m the matrix to convert
 * @param dtype the number format of the copy
 * @param allocate where the result goes. @default fresh zeros
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { asType, matrix } from "@adjoint/matrix";
 *
 * assert.equal(asType(matrix(1, 1, [0.1]), "float32").data[0], Math.fround(0.1));
 * ```
 */
export function asType(m: Matrix, dtype: DType, allocate: Allocate = allocateFresh): Matrix {
  assertOperand("asType", m, allocate);
  assertDType("asType", "dtype", dtype);
  const result = allocateElementwise("asType", allocate, m.rows, m.columns, dtype, m);
  result.data.set(m.data);
  return result;
}
