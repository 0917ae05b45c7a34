import { softmax } from "@adjoint/activations";
import { dense } from "@adjoint/layers";
import { binaryCrossEntropyWithLogits, categoricalCrossEntropy } from "@adjoint/losses";
import { type Matrix, matrix, multiply, scale, subtract, sum, zeros } from "@adjoint/matrix";
import { sgd } from "@adjoint/optimizers";
import { type Loss, sequential, type Targets } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { expect, expectTypeOf, test } from "vitest";
import { evaluate, f1, fit, type TrainOptions, train } from "./index.js";

/** A loss of one's own, which takes matrices and no class indices. */
function meanSquaredError(predictions: Matrix, targets: Matrix) {
  const difference = subtract(predictions, targets);
  const count = difference.data.length;
  return {
    output: sum(multiply(difference, difference)) / count,
    backward: (upstream = 1) => scale(difference, (2 * upstream) / count),
  };
}

const x = zeros(2, 2);
const network = dense(2, 2, { random: randomState(0) });
const optimizer = sgd({ learningRate: 0.1 });
const options = { optimizer, epochs: 1 };

test("a loss may take matrices alone, and then no labels are taken", () => {
  const loss = meanSquaredError;
  const [step] = train(network, { x, y: x }, { ...options, loss, validation: { x, y: x } });
  expect(step!.loss).toBe(0);
  expect(evaluate(network, { x, y: x }, { loss }).loss).toBe(0);
  // @ts-expect-error: labels
  expect(() => train(network, { x, y: [0, 1] }, { ...options, loss }).next()).toThrow();
  // @ts-expect-error: labels
  expect(() => evaluate(network, { x, y: [0, 1] }, { loss })).toThrow();
  const validation = { x, y: [0, 1] };
  // @ts-expect-error: labels, after the epoch
  expect(() => [...train(network, { x, y: x }, { ...options, loss, validation })]).toThrow();
});

test("the losses of the family take targets of every kind, one for validation and one for training", () => {
  const validation = { x, y: [0, 1] };
  for (const y of [Int32Array.of(0, 1), [0, 1], matrix(2, 2, [0, 1, 1, 0])]) {
    const [step] = train(network, { x, y }, { ...options, loss: softmaxCrossEntropy, validation });
    expect(step!.validation!.accuracy).toBe(0.5);
  }
  const loss: Loss = (p, t, context) => softmaxCrossEntropy(p, t, context);
  const given: TrainOptions = { ...options, loss };
  expect([...train(network, { x, y: [0, 1] }, given)]).toHaveLength(1);
  expect([
    ...train(network, { x, y: x }, { ...options, loss: binaryCrossEntropyWithLogits }),
  ]).toHaveLength(1);
  const written = train(
    network,
    { x, y: [0, 1] },
    {
      ...options,
      loss: (p, t) => {
        expectTypeOf(t).toEqualTypeOf<Targets>();
        return softmaxCrossEntropy(p, t, { labelSmoothing: 0.1 });
      },
    },
  );
  expect([...written]).toHaveLength(1);
});

test("the accuracy is known to be there where the loss always has one", () => {
  const samples = { x, y: [0, 1] };
  const fused = evaluate(network, samples, { loss: softmaxCrossEntropy });
  expectTypeOf(fused.accuracy).toEqualTypeOf<number>();
  const [step] = train(network, samples, { ...options, loss: softmaxCrossEntropy });
  expectTypeOf(step!.accuracy).toEqualTypeOf<number>();
  expect([fused.accuracy, step!.accuracy]).toEqual([0.5, 0.5]);
  expectTypeOf(
    evaluate(sequential(network, softmax), samples, { loss: categoricalCrossEntropy }).accuracy,
  ).toEqualTypeOf<number>();
  const loss: Loss = softmaxCrossEntropy;
  expectTypeOf(evaluate(network, samples, { loss }).accuracy).toEqualTypeOf<number | undefined>();
  const own = evaluate(network, { x, y: x }, { loss: meanSquaredError });
  expectTypeOf(own.accuracy).toEqualTypeOf<number | undefined>();
});

test("what metrics give is known by their names, and is not there without them", () => {
  const samples = { x, y: [0, 1] };
  const goal = {
    loss: softmaxCrossEntropy,
    metrics: { f1, rows: (outputs: Matrix) => outputs.rows },
  };
  const { metrics } = evaluate(network, samples, goal);
  expectTypeOf(metrics).toEqualTypeOf<{ readonly f1: number; readonly rows: number }>();
  expect(metrics).toEqual({ f1: expect.any(Number), rows: 2 });
  const { history } = fit(network, samples, { ...options, ...goal, validation: samples });
  expectTypeOf(history[0]!.validation!.metrics.f1).toEqualTypeOf<number>();
  const plain = evaluate(network, samples, { loss: softmaxCrossEntropy });
  // @ts-expect-error: nothing was measured
  expect(plain.metrics).toBe(undefined);
  // @ts-expect-error: no such metric
  expect(metrics.f2).toBe(undefined);
});
