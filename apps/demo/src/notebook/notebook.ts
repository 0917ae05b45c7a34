import { relu, softmaxJacobian } from "@adjoint/activations";
import { type Dataset, spiral } from "@adjoint/datasets";
import { dense, normal } from "@adjoint/layers";
import { categoricalCrossEntropy } from "@adjoint/losses";
import { type Matrix, matrix } from "@adjoint/matrix";
import { parametersOf } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { largestDifference } from "./largest-difference.js";

/** The gradients of the four parameters, under the notebook's names. */
export interface Gradients {
  readonly dweights1: Matrix;
  readonly dbiases1: Matrix;
  readonly dweights2: Matrix;
  readonly dbiases2: Matrix;
}

/** Everything that the notebook's cells compute. */
export interface Notebook {
  readonly data: Dataset;
  readonly weights1: Matrix;
  readonly weights2: Matrix;
  readonly logits: Matrix;
  readonly probabilities: Matrix;
  readonly loss: number;
  readonly accuracy: number;
  readonly fused: Gradients;
  readonly separate: Gradients;
  /** The largest absolute difference between an entry of the one and of the other. */
  readonly difference: number;
}

/** Runs the notebook: 100 points in each of 3 classes, 2-3-3 with ReLU, both backward ways. */
export function notebook(): Notebook {
  const random = randomState(0);
  const data = spiral({ points: 100, classes: 3, random });
  const layer1 = dense(2, 3, { random, weights: normal(0.1) });
  const layer2 = dense(3, 3, { random, weights: normal(0.1) });

  const hidden = layer1(data.x);
  const active = relu(hidden.output);
  const logits = layer2(active.output);

  // From the gradient by the logits to those of the four parameters.
  const backward = (dLogits: Matrix): Gradients => {
    hidden.backward(active.backward(logits.backward(dLogits)));
    const [dweights1, dbiases1] = parametersOf(layer1).map(({ gradient }) => copy(gradient));
    const [dweights2, dbiases2] = parametersOf(layer2).map(({ gradient }) => copy(gradient));
    return {
      dweights1: dweights1!,
      dbiases1: dbiases1!,
      dweights2: dweights2!,
      dbiases2: dbiases2!,
    };
  };

  const combined = softmaxCrossEntropy(logits.output, data.y);
  const fused = backward(combined.backward());

  const softmax = softmaxJacobian(logits.output);
  const crossEntropy = categoricalCrossEntropy(softmax.output, data.y);
  const separate = backward(softmax.backward(crossEntropy.backward()));

  return {
    data,
    weights1: layer1.parameters[0].value,
    weights2: layer2.parameters[0].value,
    logits: logits.output,
    probabilities: combined.probabilities,
    loss: combined.output,
    accuracy: combined.accuracy,
    fused,
    separate,
    difference: largestDifference(Object.values(fused), Object.values(separate)),
  };
}

/** The next backward overwrites a gradient. */
function copy({ rows, columns, data }: Matrix): Matrix {
  return matrix(rows, columns, data.slice());
}
