import { assertOperand } from "../core/checks.js";
import type { Allocate, Matrix } from "../core/types.js";
import type { ApplyFormula } from "../formulas/elementwise.js";
import { allocateElementwise } from "../memory/allocate-result.js";

/** A formula of one number for each element of a matrix; `functionName` is what was called, for its errors. */
export function mapMatrix(
  functionName: string,
  apply: ApplyFormula,
  m: Matrix,
  allocate: Allocate,
): Matrix {
  assertOperand(functionName, m, allocate);
  const { rows, columns, dtype } = m;
  const result = allocateElementwise(functionName, allocate, rows, columns, dtype, m);
  apply([m], [result]);
  return result;
}
