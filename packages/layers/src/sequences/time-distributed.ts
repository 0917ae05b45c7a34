import { type Matrix, ShapeError } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";
import {
  assertInput,
  assertOp,
  assertPass,
  backwardToParameters,
  buffersOf,
  type Layer,
  type Op,
  parametersOf,
} from "@adjoint/pass";
import { makeLayer } from "../make-layer.js";
import { reshaped } from "../part-of.js";
import { assertSequenceShape, assertSequences, type SequenceShape } from "./sequence-shape.js";

/**
 * An op at each time of a sequence: `y[n, t] = op(x[n, t])`. All times of all sequences go through the op
 * at once, as rows: nothing is copied for it.
 * Gradient: the op's, with the times as its rows; its parameters' gradients add up over them.
 *
 * Shapes: x, dx [batch, time * features]; y, dy [batch, time * units], where the op makes rows of
 * features to rows of units.
 * Numerics: an op that mixes rows mixes times, too: `batchNorm` has the statistics of a feature over
 * batch and time, as PyTorch's `BatchNorm1d` of sequences has.
 * Follows Keras' `TimeDistributed`.
 *
 * @param shape of a row of x
 * @param op from rows of features, as `dense`, `layerNorm` or a whole `sequential`
 * @returns a layer with the parameters and buffers of the op
 * @throws {TypeError} when an argument is of the wrong kind; from the layer, when the op gives no pass
 * @throws {RangeError} when a size is not an integer of at least 1
 * @throws {ShapeError} when x or dy has another shape than above, or the op gives another number of rows
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense, timeDistributed } from "@adjoint/layers";
 * import { fromRows, full, toRows } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const sum = dense(2, 1, { random: randomState(0), weights: () => full(2, 1, 1) });
 * const layer = timeDistributed({ time: 3, features: 2 }, sum);
 * const pass = layer(fromRows([[1, 2, 3, 4, 5, 6]]));
 * assert.deepEqual(toRows(pass.output), [[3, 7, 11]]);
 * assert.deepEqual(toRows(pass.backward(fromRows([[1, 10, 100]]))), [[1, 1, 10, 10, 100, 100]]);
 * ```
 */
export function timeDistributed(shape: SequenceShape, op: Op): Layer {
  assertSequenceShape("timeDistributed", "shape", shape);
  assertOp("timeDistributed", "op", op);
  return distribute("timeDistributed", shape, op);
}

/** The same for a layer of this package, whose name errors begin with. */
export function distribute(functionName: string, shape: SequenceShape, op: Op): Layer {
  const { time, features } = shape;
  const backwardName = `${functionName}.backward`;
  const forward: Op = (x, context) => {
    assertInput(functionName, x, context);
    assertSequences(functionName, x, shape);
    const pass = op(reshaped(x, x.rows * time, features), context);
    assertPass(functionName, "op", pass);
    assertRowsOf(functionName, pass.output, x.rows * time);
    const output = reshaped(pass.output, x.rows, time * pass.output.columns);
    /** dy as the op's dOutput. */
    const timesOf = (dOutput: Matrix): Matrix => {
      assertSameShape(backwardName, "dOutput", dOutput, "output", output);
      return reshaped(dOutput, pass.output.rows, pass.output.columns);
    };
    const backward = (dOutput: Matrix): Matrix => {
      const dInput = pass.backward(timesOf(dOutput));
      const dTimes = reshaped(x, x.rows * time, features);
      assertSameShape(backwardName, "the gradient of op", dInput, "its x", dTimes);
      return reshaped(dInput, x.rows, x.columns);
    };
    const toParameters = (dOutput: Matrix): void => backwardToParameters(pass, timesOf(dOutput));
    return { output, backward: Object.assign(backward, { toParameters }) };
  };
  return makeLayer(functionName, forward, { parameters: parametersOf(op), buffers: buffersOf(op) });
}

function assertRowsOf(functionName: string, output: Matrix, rows: number): void {
  if (output.rows === rows) return;
  throw new ShapeError(
    `${functionName}: op must give a row for each of the ${rows} that it takes, got ${output.rows}`,
  );
}
