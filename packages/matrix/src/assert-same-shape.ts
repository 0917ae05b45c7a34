import { assertSameDType } from "./assert-same-dtype.js";
import { describeShape } from "./describe-shape.js";
import { ShapeError } from "./errors.js";
import type { Matrix } from "./types.js";

/**
 * Throws unless two matrices agree in shape and dtype, as a gradient and what it is the gradient
 * of must.
 *
 * @throws {ShapeError} when the shapes differ
 * @throws {DTypeError} when the dtypes differ
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertSameShape, zeros } from "@adjoint/matrix";
 *
 * assert.throws(
 *   () => assertSameShape("relu.backward", "dOutput", zeros(2, 3), "output", zeros(3, 2)),
 *   /relu.backward: dOutput \[2, 3\] and output \[3, 2\] disagree/,
 * );
 * ```
 */
export function assertSameShape(
  functionName: string,
  nameA: string,
  a: Matrix,
  nameB: string,
  b: Matrix,
): void {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new ShapeError(
      `${functionName}: ${nameA} ${describeShape(a)} and ${nameB} ${describeShape(b)} disagree: both must have the same shape`,
    );
  }
  assertSameDType(functionName, nameA, a, nameB, b);
}
