import { chain } from "./chain.js";
import type { Layer, Op } from "./types.js";

/**
 * Ops one after another, as one layer: `y = opₙ(...op₂(op₁(x)))`. Without ops, `y = x`.
 * Gradient: the chain rule, `dx = op₁'(op₂'(...opₙ'(dy)))`. A parameter that several of the ops
 * carry (the same layer given twice) gets the sum over its uses. `backward.toParameters` leaves out
 * the first op's gradient by its input, if that op can.
 *
 * Shapes: each op's output is the next one's input.
 *
 * @param ops functions of the `Op` shape, layers among them
 * @returns a layer with the parameters and the buffers of all, in order, each once
 * @throws {TypeError} when an op is no function, or gives no pass; when x or dy is no matrix
 * @throws {ShapeError} from `backward`, when dy is not of the shape of y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, scale } from "@adjoint/matrix";
 * import { type Op, sequential } from "@adjoint/pass";
 *
 * const triple: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 3) });
 * const pass = sequential(triple, triple)(matrix(1, 1, [2]));
 * assert.equal(pass.output.data[0], 18);
 * assert.equal(pass.backward(matrix(1, 1, [1])).data[0], 9);
 * ```
 */
export function sequential(...ops: readonly Op[]): Layer {
  return chain("sequential", ops);
}
