import { ShapeError } from "./errors.js";

/**
 * Throws unless `labels` holds one class index in `[0, classes)` for every row.
 *
 * @param functionName what the messages begin with
 * @param labels class indices, one per row
 * @param rows how many labels there must be
 * @param classes how many classes there are
 * @throws {ShapeError} when the number of labels is not `rows`
 * @throws {RangeError} when a label is out of range, fractional or NaN; the message names its row
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertLabels } from "@adjoint/matrix";
 *
 * assert.throws(
 *   () => assertLabels("loss", [0, 3], 2, 3),
 *   /loss: label 3 in row 1 must be an integer in \[0, 3\)/,
 * );
 * ```
 */
export function assertLabels(
  functionName: string,
  labels: ArrayLike<number>,
  rows: number,
  classes: number,
): void {
  if (labels.length !== rows) {
    throw new ShapeError(
      `${functionName}: got ${labels.length} labels for ${rows} rows; there must be one per row`,
    );
  }
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new RangeError(
        `${functionName}: label ${label} in row ${row} must be an integer in [0, ${classes})`,
      );
    }
  }
}
