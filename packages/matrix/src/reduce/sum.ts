import { assertFunction } from "@adjoint/checks";
import type { Allocate, Matrix } from "../core/types.js";
import { sumModule } from "../generated/sum.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";
import { kernel } from "../memory/kernel.js";
import { sumThreshold } from "../memory/thresholds.js";
import type { AxisOptions } from "./axis-options.js";
import { assertReductionOperand } from "./checks.js";
import { pairwiseSum } from "./pairwise-sum.js";
import { sumPlain } from "./sum.plain.js";

const OPTIONS = {
  operands: ["in m", "out result"],
  numbers: ["rows", "columns"],
  least: sumThreshold,
} as const;
const sumRows = /* @__PURE__ */ kernel("sum", sumModule, "sumRows", OPTIONS);
const sumColumns = /* @__PURE__ */ kernel("sum", sumModule, "sumColumns", OPTIONS);

/**
 * Sum: `y = Σ m`, over everything, down the columns (`axis: 0`) or along the rows (`axis: 1`).
 *
 * Shapes: axis 0 gives [1, columns], axis 1 gives [rows, 1], none gives a number.
 * Numerics: NumPy's order, so NumPy's bits: `pairwiseSum` where the elements lie side by side (along
 * rows, over everything, down a single column), else row after row. The sum of nothing is 0, and
 * so is that of -0 alone.
 *
 * @param m the matrix
 * @param options which axis to add along
 * @param allocate where the result goes. @default fresh zeros
 * @throws {TypeError} when m is no matrix, or options are no record of an axis
 * @throws {RangeError} when the axis is neither 0 nor 1
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, sum, toRows } from "@adjoint/matrix";
 *
 * const m = matrix(2, 2, [1, 2, 3, 4]);
 * assert.equal(sum(m), 10);
 * assert.deepEqual(toRows(sum(m, { axis: 0 })), [[4, 6]]);
 * assert.deepEqual(toRows(sum(m, { axis: 1 })), [[3], [7]]);
 * ```
 */
export function sum(m: Matrix, options?: { readonly axis?: undefined }): number;
export function sum(m: Matrix, options: { readonly axis: 0 | 1 }, allocate?: Allocate): Matrix;
export function sum(
  m: Matrix,
  options: AxisOptions = {},
  allocate: Allocate = allocateFresh,
): Matrix | number {
  assertReductionOperand("sum", m, options);
  assertFunction("sum", "allocate", allocate);
  const { axis } = options;
  if (axis === undefined) return pairwiseSum(m.data, 0, m.data.length);
  const rows = axis === 1 ? m.rows : 1;
  const columns = axis === 1 ? 1 : m.columns;
  const result = allocateResult("sum", allocate, rows, columns, m.dtype, m);
  const run = axis === 1 ? sumRows : sumColumns;
  const ran = run(m.data.length, [m, result], m.rows, m.columns);
  if (ran === undefined) sumPlain(m, axis, result);
  return result;
}
