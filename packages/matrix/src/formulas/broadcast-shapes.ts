import { assertFunction, assertList, describeValue } from "@adjoint/checks";
import { assertMatrix } from "../core/assert-matrix.js";
import { assertSameDType } from "../core/checks.js";
import { describeShape } from "../core/describe-shape.js";
import { ShapeError } from "../core/errors.js";
import { isMatrix } from "../core/is-matrix.js";
import type { Allocate, DType, Matrix } from "../core/types.js";

/** The operands, checked, as matrices of one dtype: a number becomes a [1, 1] matrix. */
export function operandsOf(
  functionName: string,
  names: readonly string[],
  given: readonly (Matrix | number)[],
  allocate: Allocate,
): readonly Matrix[] {
  assertList(functionName, "operands", given, "a list of matrices and numbers");
  let first = -1;
  for (let k = given.length - 1; k >= 0; k--) {
    const operand: unknown = given[k];
    if (typeof operand === "number") continue;
    if (!isMatrix(operand)) {
      const got = describeValue(operand);
      throw new TypeError(`${functionName}: ${names[k]} must be a matrix or a number, got ${got}`);
    }
    first = k;
  }
  assertFunction(functionName, "allocate", allocate);
  if (first < 0) {
    throw new TypeError(`${functionName}: got numbers alone; at least one must be a matrix`);
  }
  const reference = given[first] as Matrix;
  assertMatrix(functionName, names[first]!, reference);
  const operands = new Array<Matrix>(given.length);
  for (let k = 0; k < given.length; k++) {
    const operand = given[k]!;
    if (typeof operand === "number") operands[k] = single(operand, reference.dtype);
    else {
      if (k > first) assertMatrix(functionName, names[k]!, operand);
      if (operand.dtype !== reference.dtype) {
        assertSameDType(functionName, names[first]!, reference, names[k]!, operand);
      }
      operands[k] = operand;
    }
  }
  return operands;
}

function single(value: number, dtype: DType): Matrix {
  const data = dtype === "float32" ? Float32Array.of(value) : Float64Array.of(value);
  return { rows: 1, columns: 1, dtype, data };
}

/** The shape of the result: sizes are equal, or one of them is 1, which is then repeated. */
export function commonShape(
  functionName: string,
  names: readonly string[],
  operands: readonly Matrix[],
): { readonly rows: number; readonly columns: number } {
  let { rows, columns } = operands[0]!;
  for (let k = 1; k < operands.length; k++) {
    const m = operands[k]!;
    if (
      (m.rows !== rows && m.rows !== 1 && rows !== 1) ||
      (m.columns !== columns && m.columns !== 1 && columns !== 1)
    ) {
      throw disagreement(functionName, names, operands, k);
    }
    if (rows === 1) rows = m.rows;
    if (columns === 1) columns = m.columns;
  }
  return { rows, columns };
}

/** Names the operand, and the one before it that it does not go with. */
function disagreement(
  functionName: string,
  names: readonly string[],
  operands: readonly Matrix[],
  k: number,
): ShapeError {
  const m = operands[k]!;
  const other = operands.findIndex(
    ({ rows, columns }) =>
      (rows !== m.rows && rows !== 1 && m.rows !== 1) ||
      (columns !== m.columns && columns !== 1 && m.columns !== 1),
  );
  return new ShapeError(
    `${functionName}: ${names[other]} ${describeShape(operands[other]!)} and ${names[k]} ${describeShape(m)} disagree: sizes must be equal or 1`,
  );
}

/** Whether the result is one long row: where no operand is repeated but single elements. */
export function isFlat(operands: readonly Matrix[], length: number): boolean {
  for (let k = 0; k < operands.length; k++) {
    const own = operands[k]!.data.length;
    if (own !== length && own !== 1) return false;
  }
  return true;
}

/** How many elements lie between an operand's rows: none where it is a single row, repeated. */
export function down({ rows, columns }: Matrix): number {
  return rows === 1 ? 0 : columns;
}

/** 1 for an operand whose elements follow one another along a row, 0 for one that is repeated there. */
export function along({ columns, data }: Matrix, flat: boolean): 0 | 1 {
  return (flat ? data.length : columns) === 1 ? 0 : 1;
}
