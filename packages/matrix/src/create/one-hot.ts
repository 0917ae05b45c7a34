import { assertInteger, assertList } from "@adjoint/checks";
import { assertDType, assertLabels } from "../core/checks.js";
import type { DType, Matrix } from "../core/types.js";
import { zeros } from "./zeros.js";

/**
 * Class indices as rows of zeros with a single one: `y[i, j] = 1` where `j = labels[i]`, else 0.
 *
 * Shapes: the result is [labels.length, classes].
 *
 * @param labels class indices in [0, classes)
 * @param classes how many classes, an integer of at least 0
 * @param dtype the number format. @default "float64"
 * @throws {TypeError} when labels are no list of numbers
 * @throws {RangeError} when a label is out of range, fractional or NaN
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { oneHot, toRows } from "@adjoint/matrix";
 *
 * assert.deepEqual(toRows(oneHot([2, 0], 3)), [[0, 0, 1], [1, 0, 0]]);
 * ```
 */
export function oneHot(
  labels: ArrayLike<number>,
  classes: number,
  dtype: DType = "float64",
): Matrix {
  assertList("oneHot", "labels", labels, "a list of class indices");
  assertInteger("oneHot", "classes", classes, 0);
  assertDType("oneHot", "dtype", dtype);
  assertLabels("oneHot", labels, labels.length, classes);
  const result = zeros(labels.length, classes, dtype);
  for (let i = 0; i < labels.length; i++) result.data[i * classes + labels[i]!] = 1;
  return result;
}
