import { assertInteger, assertOptions } from "@adjoint/checks";
import { concatenateRows, type Matrix, ShapeError, sliceRows } from "@adjoint/matrix";
import { assertMatrix, describeShape } from "@adjoint/matrix/kit";
import { assertOp, assertPass, type Op } from "@adjoint/pass";

const PREDICT = { batchSize: "optional" } as const;

/**
 * A network's outputs, without training: `network(x)`, in batches if asked.
 *
 * Shapes: x [rows, features], result [rows, outputs].
 *
 * @param network any op, called with `training: false`
 * @param x samples
 * @param options `batchSize`, rows at a time, an integer of at least 1 (all unless given)
 * @throws {TypeError} when the network is no function, x no matrix, or an option unknown or no number
 * @throws {RangeError} when `batchSize` is not an integer of at least 1
 * @throws {ShapeError} when the network gives another number of rows than it got
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
  options: { readonly batchSize?: number } = {},
): Matrix {
  assertOp("predict", "network", network);
  assertMatrix("predict", "x", x);
  assertOptions("predict", options, PREDICT);
  const { batchSize } = options;
  if (batchSize !== undefined) assertInteger("predict", "batchSize", batchSize, 1);
  const forward = (part: Matrix) => {
    const pass = network(part, { training: false });
    assertPass("predict", "the network", pass);
    if (pass.output.rows !== part.rows) {
      throw new ShapeError(
        `predict: the network gave ${describeShape(pass.output)} for x ${describeShape(part)}; it must give one row per row`,
      );
    }
    return pass.output;
  };
  if (batchSize === undefined || x.rows <= batchSize) return forward(x);
  const parts: Matrix[] = [];
  for (let start = 0; start < x.rows; start += batchSize) {
    parts.push(forward(sliceRows(x, start, Math.min(start + batchSize, x.rows))));
  }
  return concatenateRows(parts);
}
