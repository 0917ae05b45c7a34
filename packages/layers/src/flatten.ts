import { type ReshapeOp, sameRows } from "./reshape.js";
import { type RowShape, readRowShape } from "./row-shape.js";

/**
 * Images or sequences as rows of columns: `y = x`. A row has no shape but its columns, so nothing moves:
 * this checks the shape, and tells `dense` how many columns there are, as `outputShape`.
 * Gradient: `dx = dy`.
 *
 * Shapes: x, y, dx, dy are all [batch, columns]: an image has channels * height * width, channel by channel
 * and line by line, a sequence time * features.
 * Follows PyTorch's `Flatten`, in its order. Keras' order is that of its images, channels last.
 *
 * @param shape of a row: an image, a sequence, or a number of columns
 * @returns an op with the number of columns as its `outputShape`
 * @throws {TypeError} when the shape is none, or x no matrix
 * @throws {RangeError} when a size is not an integer of at least 1
 * @throws {ShapeError} when x or dy has another number of columns
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense, flatten } from "@adjoint/layers";
 * import { zeros } from "@adjoint/matrix";
 * import { sequential } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const flat = flatten({ channels: 3, height: 2, width: 2 });
 * const network = sequential(flat, dense(flat.outputShape, 5, { random: randomState(0) }));
 * assert.equal(network(zeros(1, 12)).output.columns, 5);
 * ```
 */
export function flatten(shape: RowShape): ReshapeOp<number> {
  const outputShape = readRowShape("flatten", "shape", shape);
  return Object.assign(sameRows("flatten", shape), { outputShape });
}
