import { assertGradient } from "@adjoint/gradcheck";
import { fromRows, generate, matrix, sliceRows, toRows, workspace, zeros } from "@adjoint/matrix";
import { type Op, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { batchNorm, dense, layerNorm, timeDistributed } from "../index.js";

const shape = { time: 3, features: 4 };
const random = randomState(0);
const draw = (rows: number, columns: number, seed = 0) => {
  const drawn = randomState(seed);
  return generate(rows, columns, () => drawn.normal());
};

describe("timeDistributed", () => {
  test("gives each time what the op gives it alone", () => {
    const op = sequential(layerNorm(4), dense(4, 2, { random }));
    const x = draw(2, 12);
    const { output } = timeDistributed(shape, op)(x);
    for (let n = 0; n < 2; n++)
      for (let t = 0; t < 3; t++) {
        const alone = op(matrix(1, 4, x.data.slice(n * 12 + t * 4, n * 12 + t * 4 + 4))).output;
        expect(toRows(output)[n]!.slice(2 * t, 2 * t + 2)).toEqual(toRows(alone)[0]);
      }
  });

  test("has its gradient, and carries what the op carries", () => {
    const op = sequential(dense(4, 2, { random }), batchNorm(2));
    const layer = timeDistributed(shape, op);
    expect(layer.parameters).toEqual(op.parameters);
    expect(layer.buffers).toEqual(op.buffers);
    assertGradient(layer, draw(2, 12), { random });
    assertGradient(layer, draw(2, 12), { random, context: { training: true } });
  });

  test("of a batch norm has the statistics of batch and time", () => {
    const norm = batchNorm(4, { momentum: 1 });
    timeDistributed(shape, norm)(draw(2, 12), { training: true });
    const other = batchNorm(4, { momentum: 1 });
    other({ ...draw(2, 12), rows: 6, columns: 4 }, { training: true });
    expect(toRows(norm.buffers[0].value)).toEqual(toRows(other.buffers[0].value));
  });

  test("copies nothing, and its matrices end with their workspace", () => {
    const same: Op = (x) => ({ output: x, backward: (dOutput) => dOutput });
    const x = draw(2, 12);
    expect(timeDistributed(shape, same)(x).output.data).toBe(x.data);
    const { allocate, end } = workspace();
    const { output } = timeDistributed(shape, dense(4, 2, { random }))(x, { allocate });
    end();
    expect(() => output.data).toThrow(RangeError);
  });

  test("refuses what does not fit", () => {
    const layer = timeDistributed(shape, dense(4, 2, { random }));
    expect(() => layer(zeros(1, 11))).toThrow("timeDistributed: x [1, 11] must have 3 x 4 = 12");
    expect(() => layer(zeros(1, 12)).backward(zeros(1, 12))).toThrow(
      "timeDistributed.backward: dOutput [1, 12] and output [1, 6] disagree",
    );
    expect(() => timeDistributed({ time: 0, features: 1 }, layer)).toThrow(RangeError);
    expect(() => timeDistributed(shape, undefined as unknown as Op)).toThrow(
      "timeDistributed: op must be a function from a matrix to a pass, got undefined",
    );
    const first: Op = (x) => ({ output: sliceRows(x, 0, 1), backward: (dOutput) => dOutput });
    expect(() => timeDistributed(shape, first)(zeros(2, 12))).toThrow(
      "timeDistributed: op must give a row for each of the 6 that it takes, got 1",
    );
    const wrongWay: Op = (x) => ({ output: x, backward: () => fromRows([[1]]) });
    expect(() => timeDistributed(shape, wrongWay)(zeros(2, 12)).backward(zeros(2, 12))).toThrow(
      "timeDistributed.backward: the gradient of op [1, 1] and its x [6, 4] disagree",
    );
  });
});
