import { assertNumbers, assertRecord } from "@adjoint/checks";
import { isMatrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix, describeShape } from "@adjoint/matrix/kit";

/**
 * Throws unless a value is a record of samples and targets: a matrix `x`, and a `y` with one target
 * per row, a list of numbers or a matrix.
 *
 * @param functionName what the message begins with
 * @param name what the record is called
 * @param samples anything
 * @throws {TypeError} when it is no such record, or a target is no number
 * @throws {ShapeError} when x and y differ in rows
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertSamples } from "@adjoint/datasets";
 * import { zeros } from "@adjoint/matrix";
 *
 * assertSamples("train", "samples", { x: zeros(2, 3), y: [0, 1] });
 * assert.throws(() => assertSamples("train", "samples", { x: zeros(2, 3), y: [0, null] }), {
 *   message: "train: y must hold numbers, got null at position 1",
 * });
 * ```
 */
export function assertSamples(functionName: string, name: string, samples: unknown): void {
  assertRecord(functionName, name, samples, "an object { x, y }");
  const { x, y } = samples as { readonly x?: unknown; readonly y?: unknown };
  assertMatrix(functionName, "x", x);
  if (isMatrix(y)) assertMatrix(functionName, "y", y);
  else assertNumbers(functionName, "y", y);
  const targets = isMatrix(y) ? y.rows : y.length;
  if (targets !== x.rows) {
    throw new ShapeError(
      `${functionName}: x ${describeShape(x)} and y with ${targets} rows disagree: there must be one target per row`,
    );
  }
}
