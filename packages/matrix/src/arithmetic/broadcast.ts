import { assertFunction, describeValue } from "@adjoint/checks";
import { assertSameDType } from "../core/checks.js";
import { describeShape } from "../core/describe-shape.js";
import { ShapeError } from "../core/errors.js";
import { isMatrix } from "../core/is-matrix.js";
import type { Allocate, Matrix } from "../core/types.js";
import { allocateElementwise } from "../memory/allocate-result.js";

/** One side of an elementwise operation: stretched along a dimension by a stride of 0. */
interface Operand {
  readonly matrix: Matrix;
  readonly data: Matrix["data"];
  readonly rowStride: number;
  readonly columnStride: number;
}

/** What an elementwise operation of two sides needs, checked. */
export interface Broadcast {
  readonly output: Matrix;
  readonly left: Operand;
  readonly right: Operand;
}

/**
 * NumPy's broadcasting for two dimensions: sizes must be equal, or one of them 1, which is then
 * repeated. A number is a [1, 1] matrix of the other side's dtype.
 */
export function broadcast(
  functionName: string,
  a: Matrix | number,
  b: Matrix | number,
  allocate: Allocate,
): Broadcast {
  assertSide(functionName, "a", a);
  assertSide(functionName, "b", b);
  assertFunction(functionName, "allocate", allocate);
  const reference = typeof a === "number" ? b : a;
  if (typeof reference === "number") {
    throw new TypeError(`${functionName}: got two numbers; at least one side must be a matrix`);
  }
  const left = typeof a === "number" ? scalarLike(reference, a) : a;
  const right = typeof b === "number" ? scalarLike(reference, b) : b;
  assertSameDType(functionName, "a", left, "b", right);
  const rows = commonSize(left.rows, right.rows);
  const columns = commonSize(left.columns, right.columns);
  if (rows === undefined || columns === undefined) {
    throw new ShapeError(
      `${functionName}: a ${describeShape(left)} and b ${describeShape(right)} disagree: sizes must be equal or 1`,
    );
  }
  return {
    output: allocateElementwise(
      functionName,
      allocate,
      rows,
      columns,
      reference.dtype,
      left,
      right,
    ),
    left: operand(left),
    right: operand(right),
  };
}

/** Whether it is a sound matrix is seen where the dtypes are compared. */
function assertSide(functionName: string, name: string, value: unknown): void {
  if (typeof value === "number" || isMatrix(value)) return;
  throw new TypeError(
    `${functionName}: ${name} must be a matrix or a number, got ${describeValue(value)}`,
  );
}

function scalarLike(reference: Matrix, value: number): Matrix {
  const data = reference.dtype === "float32" ? Float32Array.of(value) : Float64Array.of(value);
  return { rows: 1, columns: 1, dtype: reference.dtype, data };
}

function commonSize(a: number, b: number): number | undefined {
  if (a === b || b === 1) return a;
  return a === 1 ? b : undefined;
}

function operand(m: Matrix): Operand {
  return {
    matrix: m,
    data: m.data,
    rowStride: m.rows === 1 ? 0 : m.columns,
    columnStride: m.columns === 1 ? 0 : 1,
  };
}
