import { relu } from "@adjoint/activations";
import { dense, heNormal } from "@adjoint/layers";
import { type Matrix, scale } from "@adjoint/matrix";
import type { Layer, LossPass, Op, Pass } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { type SoftmaxCrossEntropyPass, softmaxCrossEntropy } from "@adjoint/softmax-loss";

const UNITS = 12;
const CLASSES = 3;

/** A loss over classes, as it is used here. */
export type PlainLoss = (logits: Matrix, labels: ArrayLike<number>) => LossPass;

/** The parts of a network and its loss: each may be broken by itself. */
export interface Parts {
  readonly first: Layer;
  readonly firstRelu: Op;
  readonly middle: Layer;
  readonly secondRelu: Op;
  readonly last: Layer;
  readonly loss: PlainLoss;
}

/** The same parts for the same seed, all of them right. */
export function healthyParts(): Parts {
  const random = randomState(3);
  const layer = (inputs: number, units: number) =>
    dense(inputs, units, { random, weights: heNormal });
  return {
    first: layer(2, UNITS),
    firstRelu: relu,
    middle: layer(UNITS, UNITS),
    secondRelu: relu,
    last: layer(UNITS, CLASSES),
    loss: (logits, labels) => softmaxCrossEntropy(logits, labels),
  };
}

/** An op whose way back is followed by a mistake: it gets the pass's own gradient, and gives another. */
export function spoil<L extends Op>(
  op: L,
  mistake: (dx: Matrix, dy: Matrix, pass: Pass<Matrix>) => Matrix,
): L {
  const spoilt: Op = (x, context) => {
    const pass = op(x, context);
    return { ...pass, backward: (dy: Matrix) => mistake(pass.backward(dy), dy, pass) };
  };
  return Object.assign(spoilt, { ...op });
}

/** A loss with another gradient. */
export function spoilLoss(
  gradient: (pass: SoftmaxCrossEntropyPass, labels: ArrayLike<number>) => Matrix,
): PlainLoss {
  return (logits, labels) => {
    const pass = softmaxCrossEntropy(logits, labels);
    return {
      ...pass,
      output: pass.output,
      backward: (upstream = 1) => scale(gradient(pass, labels), upstream),
    };
  };
}
