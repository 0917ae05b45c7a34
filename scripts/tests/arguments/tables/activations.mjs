import * as activations from "@adjoint/activations";
import { fromRows } from "@adjoint/matrix";
import { callable, finite, matrixOf, options, share, word } from "../kinds.mjs";
import { context } from "../loss-options.mjs";

const x = matrixOf(() => fromRows([[1, -2]]));
const op = (call) => [call, x, options({}, context)];
const dOutput = (call) => matrixOf(() => call(x.valid()).output);
const backward = (call) => [(dy) => call(x.valid()).backward(dy), dOutput(call)];

const { activation, ...ops } = activations;

/** The options of those that have some. */
const OPTIONS = {
  celu: { alpha: share(1) },
  elu: { alpha: finite(1) },
  gelu: { approximate: word("tanh") },
  hardTanh: { minValue: finite(-0.5), maxValue: share(4) },
  logSoftmax: { temperature: share(1) },
  leakyRelu: { negativeSlope: finite(0.2) },
  softShrink: { lambda: share(0.5) },
  softmax: { temperature: share(1) },
  softplus: { beta: share(1) },
};

/** Called with nothing, an activation with options gives an op. */
function hasOptions(call) {
  try {
    return typeof call() === "function";
  } catch {
    return false;
  }
}

/** A matrix in their place is what the activation is applied to. */
function optionsOf(name) {
  const kind = options({}, OPTIONS[name]);
  return { ...kind, passes: [...kind.passes, "a matrix"] };
}

const rowsOf = ([name, call]) => [
  [name, op(call)],
  [`${name}.backward`, backward(call)],
  ...(hasOptions(call) ? [[`${name}, options`, [call, optionsOf(name)]]] : []),
];

/** Functions of `@adjoint/activations`, and the kinds of their arguments. */
export const rows = {
  activation: [
    (formulas) => activation("own", formulas),
    options({ forward: callable((value) => value), backward: callable((dy) => dy) }),
  ],
  "own, as an op": op(activation("own", { forward: (value) => value, backward: (dy) => dy })),
  ...Object.fromEntries(Object.entries(ops).flatMap(rowsOf)),
};

export const exempt = {};
