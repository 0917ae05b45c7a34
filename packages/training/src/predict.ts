import { assertInteger, assertOptions } from "@adjoint/checks";
import { type Matrix, sliceRows, workspace } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertOp, assertPass, type Context, type Op } from "@adjoint/pass";
import { assertRowPerRow, gatherRows } from "./gather-rows.js";

const PREDICT = { batchSize: "optional" } as const;

/**
 * A network's outputs, without training: `network(x)`, in batches if asked. In batches the matrices of
 * one are those of the one before: a million rows take the memory of a batch, and that of the result.
 *
 * Shapes: x [rows, features], result [rows, outputs].
 *
 * @param network any op, called with `training: false`
 * @param x samples
 * @param options `batchSize`, rows at a time, an integer of at least 1 (all unless given)
 * @throws {TypeError} when the network is no function, x no matrix, or an option unknown or no number
 * @throws {RangeError} when `batchSize` is not an integer of at least 1
 * @throws {ShapeError} when the network gives another number of rows than it got, or other columns for
 * another batch
 * @throws {DTypeError} when it gives another dtype for another batch
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
  const { rows } = x;
  const forward = (part: Matrix, context: Context) => {
    const pass = network(part, context);
    assertPass("predict", "the network", pass);
    assertRowPerRow("predict", part, pass.output);
    return pass.output;
  };
  if (batchSize === undefined || rows <= batchSize) return forward(x, { training: false });
  const space = workspace();
  const { allocate } = space;
  try {
    const outputs = gatherRows("predict", rows);
    for (let start = 0; start < rows; start += batchSize) {
      const part = sliceRows(x, start, Math.min(start + batchSize, rows), allocate);
      outputs.add(part, forward(part, { training: false, allocate }));
      space.restart();
    }
    return outputs.all();
  } finally {
    space.end();
  }
}
