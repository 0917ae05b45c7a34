import type { Matrix } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape, pairwiseSum } from "@adjoint/matrix/kit";
import { assertInput, type Op } from "@adjoint/pass";
import { nameOp } from "../make-layer.js";
import type { ReshapeOp } from "../reshape.js";
import { assertImageShape, assertImages, type ImageShape } from "./image-shape.js";

/**
 * The mean of each channel: `y[c] = Σ x[c, i, j] / (height * width)`, in place of the first dense layer
 * behind convolutions.
 * Gradient: `dx[c, i, j] = dy[c] / (height * width)`.
 *
 * Shapes: x, dx [batch, channels * height * width]; y, dy [batch, channels].
 * Numerics: a channel is added by `pairwiseSum`.
 * Follows Lin, Chen and Yan, "Network In Network" (2013).
 *
 * @param shape of an image
 * @returns an op with the number of channels as its `outputShape`
 * @throws {TypeError} when the shape is none, or x no matrix
 * @throws {RangeError} when a size is not an integer of at least 1
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { globalAveragePool } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = globalAveragePool({ channels: 2, height: 1, width: 2 })(fromRows([[1, 3, 5, 9]]));
 * assert.deepEqual(toRows(pass.output), [[2, 7]]);
 * assert.deepEqual(toRows(pass.backward(fromRows([[1, 4]]))), [[0.5, 0.5, 2, 2]]);
 * ```
 */
export function globalAveragePool(shape: ImageShape): ReshapeOp<number> {
  const functionName = "globalAveragePool";
  assertImageShape(functionName, "shape", shape);
  const { channels } = shape;
  const size = shape.height * shape.width;
  const forward: Op = (x, context) => {
    assertInput(functionName, x, context);
    assertImages(functionName, x, shape);
    const { allocate = allocateFresh } = context ?? {};
    const output = allocateResult(functionName, allocate, x.rows, channels, x.dtype, x);
    const { data } = output;
    for (let k = 0; k < data.length; k++) data[k] = pairwiseSum(x.data, k * size, size) / size;
    const backward = (dOutput: Matrix): Matrix => {
      const backwardName = `${functionName}.backward`;
      assertSameShape(backwardName, "dOutput", dOutput, "output", output);
      const dInput = allocateResult(backwardName, allocate, x.rows, x.columns, x.dtype, dOutput);
      for (let k = 0; k < dOutput.data.length; k++) {
        dInput.data.fill(dOutput.data[k]! / size, k * size, (k + 1) * size);
      }
      return dInput;
    };
    return { output, backward };
  };
  return Object.assign(nameOp(functionName, forward), { outputShape: channels });
}
