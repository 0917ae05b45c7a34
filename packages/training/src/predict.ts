import { assertInteger, assertOptions } from "@adjoint/checks";
import { type Matrix, ShapeError, sliceRows, workspace, zeros } from "@adjoint/matrix";
import { assertMatrix, assertSameDType, describeShape } from "@adjoint/matrix/kit";
import { assertOp, assertPass, type Context, type Op } from "@adjoint/pass";

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
    if (pass.output.rows !== part.rows) {
      throw new ShapeError(
        `predict: the network gave ${describeShape(pass.output)} for x ${describeShape(part)}; it must give one row per row`,
      );
    }
    return pass.output;
  };
  if (batchSize === undefined || rows <= batchSize) return forward(x, { training: false });
  const space = workspace();
  const { allocate } = space;
  try {
    let result: Matrix | undefined;
    for (let start = 0; start < rows; start += batchSize) {
      const part = sliceRows(x, start, Math.min(start + batchSize, rows), allocate);
      const output = forward(part, { training: false, allocate });
      result ??= zeros(rows, output.columns, output.dtype);
      assertLikeFirst(result, output);
      result.data.set(output.data, start * result.columns);
      space.restart();
    }
    return result!;
  } finally {
    space.end();
  }
}

function assertLikeFirst(first: Matrix, output: Matrix): void {
  if (output.columns !== first.columns) {
    throw new ShapeError(
      `predict: the network gave ${first.columns} columns for the first batch and ${output.columns} for another; they must be the same`,
    );
  }
  assertSameDType("predict", "the output of the first batch", first, "that of another", output);
}
