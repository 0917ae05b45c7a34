import { type Matrix, ShapeError, zeros } from "@adjoint/matrix";
import { assertSameDType, describeShape } from "@adjoint/matrix/kit";

/** Puts the outputs of batches below each other, in memory of their own. */
export function gatherRows(functionName: string, rows: number) {
  let result: Matrix | undefined;
  let filled = 0;
  return {
    /** Copies the output of the next batch. */
    add(x: Matrix, output: Matrix): void {
      assertRowPerRow(functionName, x, output);
      result ??= zeros(rows, output.columns, output.dtype);
      assertLikeFirst(functionName, result, output);
      result.data.set(output.data, filled * result.columns);
      filled += output.rows;
    },
    /** All of them; there must be one. */
    all: (): Matrix => result!,
  };
}

/** Throws unless an output has as many rows as its input. */
export function assertRowPerRow(functionName: string, x: Matrix, output: Matrix): void {
  if (output.rows === x.rows) return;
  throw new ShapeError(
    `${functionName}: the network gave ${describeShape(output)} for x ${describeShape(x)}; it must give one row per row`,
  );
}

function assertLikeFirst(functionName: string, first: Matrix, output: Matrix): void {
  if (output.columns !== first.columns) {
    throw new ShapeError(
      `${functionName}: the network gave ${first.columns} columns for the first batch and ${output.columns} for another; they must be the same`,
    );
  }
  const [name, other] = ["the output of the first batch", "that of another"];
  assertSameDType(functionName, name, first, other, output);
}
