import { concatenateRows, type Matrix, sliceRows } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { assertPositive } from "./assert-samples.js";

/**
 * A network's outputs, without training: `network(x)`, in batches if asked.
 *
 * Shapes: x [rows, features], result [rows, outputs].
 *
 * @param network any op, called with `training: false`
 * @param x samples
 * @param options `batchSize`, rows at a time, an integer of at least 1 (all unless given)
 * @throws {RangeError} when `batchSize` is not an integer of at least 1
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 * import { sequential } from "@adjoint/pass";
 * import { predict } from "@adjoint/training";
 *
 * assert.deepEqual(toRows(predict(sequential(), matrix(2, 1, [3, 4]), { batchSize: 1 })), [[3], [4]]);
 * ```
 */
export function predict(
  network: Op,
  x: Matrix,
  { batchSize }: { readonly batchSize?: number } = {},
): Matrix {
  if (batchSize !== undefined) assertPositive("predict", "batchSize", batchSize);
  const forward = (part: Matrix) => network(part, { training: false }).output;
  if (batchSize === undefined || x.rows <= batchSize) return forward(x);
  const parts: Matrix[] = [];
  for (let start = 0; start < x.rows; start += batchSize) {
    parts.push(forward(sliceRows(x, start, Math.min(start + batchSize, x.rows))));
  }
  return concatenateRows(parts);
}
