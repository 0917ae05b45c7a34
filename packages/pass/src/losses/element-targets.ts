import { assertList, assertNumbers } from "@adjoint/checks";
import { isMatrix, type Matrix, matrix, ShapeError } from "@adjoint/matrix";
import { assertSameShape, describeShape } from "@adjoint/matrix/kit";
import type { Targets } from "../types.js";

/**
 * Targets as a matrix like the predictions: they are one, or a list for one column. For losses that
 * compare entries.
 *
 * @param functionName what the messages begin with
 * @param targets a matrix like the predictions; for one column, also one number per row
 * @param predictions what they are compared with
 * @param name what the predictions are called. @default "predictions"
 * @throws {TypeError} when targets are neither a list nor a matrix, or hold no numbers
 * @throws {ShapeError} when the sizes disagree
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { toRows, zeros } from "@adjoint/matrix";
 * import { elementTargets } from "@adjoint/pass/losses";
 *
 * assert.deepEqual(toRows(elementTargets("loss", [2, 3], zeros(2, 1))), [[2], [3]]);
 * ```
 */
export function elementTargets(
  functionName: string,
  targets: Targets,
  predictions: Matrix,
  name = "predictions",
): Matrix {
  const t = isMatrix(targets) ? targets : columnOf(functionName, targets, predictions, name);
  assertSameShape(functionName, "targets", t, name, predictions);
  return t;
}

function columnOf(
  functionName: string,
  targets: ArrayLike<number>,
  predictions: Matrix,
  name: string,
): Matrix {
  assertList(functionName, "targets", targets, "a matrix, or a list for one column");
  assertNumbers(functionName, "targets", targets);
  const { rows, columns, dtype } = predictions;
  if (columns !== 1 || targets.length !== rows) {
    throw new ShapeError(
      `${functionName}: got an array of ${targets.length} targets for ${name} ${describeShape(predictions)}; it must have one per row, and the ${name} one column`,
    );
  }
  const single = dtype === "float32";
  return matrix(rows, 1, single ? Float32Array.from(targets) : Float64Array.from(targets));
}
