import { logSoftmax, relu, softmax } from "@adjoint/activations";
import {
  binaryCrossEntropyWithLogits,
  categoricalCrossEntropy,
  negativeLogLikelihood,
} from "@adjoint/losses";
import { type Matrix, zeros } from "@adjoint/matrix";
import { type Logits, type Loss, type Op, type Probabilities, sequential } from "@adjoint/pass";
import { expect, expectTypeOf, test } from "vitest";
import { softmaxCrossEntropy } from "./index.js";

const x = zeros(1, 2);

test("the reduction decides what the loss and its upstream are", () => {
  const mean = softmaxCrossEntropy(x, [0]);
  const sum = softmaxCrossEntropy(x, [0], { reduction: "sum" });
  const none = softmaxCrossEntropy(x, [0], { reduction: "none" });
  expectTypeOf(mean.output).toEqualTypeOf<number>();
  expectTypeOf(sum.output).toEqualTypeOf<number>();
  expectTypeOf(none.output).toEqualTypeOf<Matrix>();
  expectTypeOf(mean.backward).toEqualTypeOf<(upstream?: number) => Matrix>();
  expectTypeOf(none.backward).toEqualTypeOf<(upstream: Matrix) => Matrix>();
  expectTypeOf(mean.probabilities).toEqualTypeOf<Probabilities>();
  expectTypeOf(
    categoricalCrossEntropy(x, [0], { reduction: "none" }).output,
  ).toEqualTypeOf<Matrix>();
  expectTypeOf(categoricalCrossEntropy(x, [0], { clip: 0 }).output).toEqualTypeOf<number>();
  expectTypeOf(negativeLogLikelihood(x, [0], { reduction: "none" }).output).toEqualTypeOf<Matrix>();
  expectTypeOf(binaryCrossEntropyWithLogits(x, x).output).toEqualTypeOf<number>();

  // @ts-expect-error: a column of losses needs an upstream gradient
  expect(() => none.backward()).toThrow(TypeError);
  // @ts-expect-error: one for every row
  expect(() => none.backward(1)).toThrow(TypeError);
  // @ts-expect-error: no such reduction
  expect(() => softmaxCrossEntropy(x, [0], { reduction: "average" })).toThrow(RangeError);
});

test("a plain matrix is taken everywhere, what is known to be something else is not", () => {
  const p = softmax(x).output;
  const logP = logSoftmax(x).output;
  expectTypeOf(p).toExtend<Matrix>();
  expectTypeOf(x).toExtend<Logits>();
  expectTypeOf(x).toExtend<Probabilities>();
  // @ts-expect-error: probabilities are not logits
  softmaxCrossEntropy(p, [0]);
  // @ts-expect-error: nor are those of another loss
  softmaxCrossEntropy(softmaxCrossEntropy(x, [0]).probabilities, [0]);
  // @ts-expect-error: for one of two classes either
  binaryCrossEntropyWithLogits(p, x);
  // @ts-expect-error: log-probabilities are not probabilities
  expect(() => categoricalCrossEntropy(logP, [0])).toThrow(RangeError);
  // @ts-expect-error: nor the other way round
  expect(() => negativeLogLikelihood(p, [0])).toThrow(RangeError);
  expect([
    softmaxCrossEntropy(x, [0]).output,
    // Scores, as good as any: their softmax is what they are the logarithms of.
    softmaxCrossEntropy(logP, [0]).output,
    categoricalCrossEntropy(p, [0]).output,
    categoricalCrossEntropy(x, [0]).output,
    negativeLogLikelihood(logP, [0]).output,
    negativeLogLikelihood(x, [0]).output,
  ]).toHaveLength(6);
});

test("activations stay ops, and the losses what a trainer takes", () => {
  expectTypeOf(softmax).toExtend<Op>();
  expectTypeOf(logSoftmax).toExtend<Op>();
  expectTypeOf(softmaxCrossEntropy).toExtend<Loss>();
  expectTypeOf(categoricalCrossEntropy).toExtend<Loss>();
  expectTypeOf(negativeLogLikelihood).toExtend<Loss>();
  expectTypeOf(binaryCrossEntropyWithLogits).toExtend<Loss>();
  const losses: readonly Loss[] = [softmaxCrossEntropy, categoricalCrossEntropy];
  const { output } = sequential(relu, softmax)(x);
  for (const loss of losses) expect(loss(output, [0], { training: false }).output).toBe(Math.LN2);
});
