import * as activations from "@adjoint/activations";
import { fromRows } from "@adjoint/matrix";
import { callable, matrixOf, options } from "../kinds.mjs";
import { context } from "../loss-options.mjs";

const x = matrixOf(() => fromRows([[1, -2]]));
const op = (call) => [call, x, options({}, context)];
const backward = (call) => [(dOutput) => call(x.valid()).backward(dOutput), x];

const { activation, logSoftmax, relu, softmax, softmaxJacobian } = activations;

/** Functions of `@adjoint/activations`, and the kinds of their arguments. */
export const rows = {
  activation: [
    (formulas) => activation("own", formulas),
    options({ forward: callable((value) => value), backward: callable((dy) => dy) }),
  ],
  "own, as an op": op(activation("own", { forward: (value) => value, backward: (dy) => dy })),
  logSoftmax: op(logSoftmax),
  "logSoftmax.backward": backward(logSoftmax),
  relu: op(relu),
  "relu.backward": backward(relu),
  softmax: op(softmax),
  "softmax.backward": backward(softmax),
  softmaxJacobian: op(softmaxJacobian),
  "softmaxJacobian.backward": backward(softmaxJacobian),
};

export const exempt = {};
