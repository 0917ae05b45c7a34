import type { Matrix } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";
import { assertInput, type Op } from "@adjoint/pass";
import { nameOp } from "./make-layer.js";
import { assertRows, type RowShape, readRowShape } from "./row-shape.js";

/** An op that takes rows of one shape for rows of another. */
export interface ReshapeOp<Shape extends RowShape = RowShape> extends Op {
  /** What the next layer gets. */
  readonly outputShape: Shape;
}

/**
 * The same numbers as rows of another shape: `y = x`. A row has no shape but its columns, so nothing
 * moves: this checks that x has the one shape, and hands on the other as `outputShape`.
 * Gradient: `dx = dy`.
 *
 * Shapes: x, y, dx, dy are all [batch, columns]: an image has channels * height * width, channel by channel
 * and line by line, a sequence time * features.
 * Follows PyTorch's `Unflatten`.
 *
 * @param inputShape of a row of x: an image, a sequence, or a number of columns
 * @param outputShape of a row of y, with as many columns
 * @returns an op with the `outputShape`
 * @throws {TypeError} when a shape is none, or x no matrix
 * @throws {RangeError} when a size is not an integer of at least 1, or the shapes differ in columns
 * @throws {ShapeError} when x or dy has another number of columns
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { reshape } from "@adjoint/layers";
 * import { zeros } from "@adjoint/matrix";
 *
 * const op = reshape({ channels: 1, height: 4, width: 2 }, { time: 4, features: 2 });
 * assert.deepEqual(op.outputShape, { time: 4, features: 2 });
 * const x = zeros(3, 8);
 * assert.equal(op(x).output, x);
 * assert.throws(() => op(zeros(3, 9)), { name: "ShapeError" });
 * ```
 */
export function reshape<const Shape extends RowShape>(
  inputShape: RowShape,
  outputShape: Shape,
): ReshapeOp<Shape> {
  const columns = readRowShape("reshape", "inputShape", inputShape);
  const others = readRowShape("reshape", "outputShape", outputShape);
  if (columns !== others) {
    throw new RangeError(
      `reshape: outputShape must have the ${columns} columns of inputShape, got ${others}`,
    );
  }
  return Object.assign(sameRows("reshape", inputShape), { outputShape });
}

/** An op that checks the shape of its rows, and gives them as they are. */
export function sameRows(functionName: string, shape: RowShape): Op {
  return nameOp(functionName, (x, context) => {
    assertInput(functionName, x, context);
    assertRows(functionName, x, shape);
    const backward = (dOutput: Matrix): Matrix => {
      assertSameShape(`${functionName}.backward`, "dOutput", dOutput, "output", x);
      return dOutput;
    };
    return { output: x, backward };
  });
}
