import { assertList } from "@adjoint/checks";
import { DTypeError, isMatrix, type Matrix, ShapeError } from "@adjoint/matrix";
import { assertLabels, assertMatrix, describeShape } from "@adjoint/matrix/kit";
import type { Targets } from "../types.js";

/**
 * Throws unless `targets` fits `predictions`: one class index in `[0, columns)` per row, or a
 * matrix of the same shape whose entries are finite and at least 0 (one-hot or soft). A label may
 * also be the `ignoreIndex`, where one is given.
 *
 * @param functionName what the messages begin with
 * @param targets class indices or probabilities
 * @param predictions [rows, classes]
 * @param ignoreIndex the label whose rows are to be ignored. @default none
 * @throws {ShapeError} when the sizes disagree, or there are rows without classes
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a label or an entry is out of range or NaN; the message says where
 * @throws {TypeError} when targets is neither a list nor a matrix, or a label no number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { assertTargets } from "@adjoint/pass/losses";
 *
 * assertTargets("loss", [2, 0], zeros(2, 3));
 * assert.throws(() => assertTargets("loss", [2, NaN], zeros(2, 3)), /label NaN in row 1/);
 * ```
 */
export function assertTargets(
  functionName: string,
  targets: Targets,
  predictions: Matrix,
  ignoreIndex?: number,
): void {
  const { rows, columns } = predictions;
  if (rows > 0 && columns === 0) {
    throw new ShapeError(
      `${functionName}: predictions ${describeShape(predictions)} must have at least one class`,
    );
  }
  if (!isMatrix(targets)) {
    assertList(functionName, "targets", targets, "a list of class indices or a matrix");
    assertLabels(functionName, targets, rows, columns, ignoreIndex);
    return;
  }
  assertMatrix(functionName, "targets", targets);
  // Of predictions only the shape is looked at: those of a fused loss never exist.
  if (targets.rows !== rows || targets.columns !== columns) {
    throw new ShapeError(
      `${functionName}: targets ${describeShape(targets)} and predictions ${describeShape(predictions)} disagree: both must have the same shape`,
    );
  }
  if (targets.dtype !== predictions.dtype) {
    throw new DTypeError(
      `${functionName}: targets is ${targets.dtype} and predictions is ${predictions.dtype}; both must have the same dtype`,
    );
  }
  for (let k = 0; k < targets.data.length; k++) {
    const target = targets.data[k]!;
    if (!(target >= 0 && target < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `${functionName}: target ${target} in row ${Math.floor(k / columns)}, column ${k % columns} must be finite and at least 0`,
      );
    }
  }
}
