import { fromRows, full, matrix, scale } from "@adjoint/matrix";
import * as pass from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import {
  allocator,
  argument,
  boolean,
  callable,
  count,
  matrixOf,
  options,
  share,
} from "../kinds.mjs";

const double = (x) => ({ output: scale(x, 2), backward: (dOutput) => scale(dOutput, 2) });
const x = matrixOf(() => fromRows([[1, 2]]));
const random = argument(() => randomState(1));
const context = options(
  {},
  {
    allocate: allocator,
    training: boolean(true),
    random,
    partial: boolean(false),
    total: share(2),
  },
);
const op = callable(double);
const parameters = argument(() => [
  { name: "weights", value: full(1, 2, 1), gradient: full(1, 2, 1) },
]);
const dOutput = matrixOf(() => matrix(1, 2, [3, 4]));
const summary = () => ({ loss: 1, reduction: "mean", total: 3, counted: 3 });
const parameterless = (layer) => layer(x.valid()).backward;

/** Functions of `@adjoint/pass` and of what they make, and the kinds of their arguments. */
export const rows = {
  // The gradient is for the pass to look at.
  backwardToParameters: [
    (given) => pass.backwardToParameters(given, x.valid()),
    argument(() => double(x.valid())),
  ],
  combineLosses: [pass.combineLosses, argument(() => [summary()])],
  buffersOf: [pass.buffersOf, op],
  parametersOf: [pass.parametersOf, op],
  residual: [(layer, ...given) => pass.residual(layer)(...given), op, x, context],
  "residual.backward": [parameterless(pass.residual(double)), dOutput],
  sequential: [(layer, ...given) => pass.sequential(layer)(...given), op, x, context],
  "sequential.backward": [parameterless(pass.sequential(double)), dOutput],
  summarizeLoss: [pass.summarizeLoss, argument(() => ({ output: 1 })), count(3)],
  sumGradients: [pass.sumGradients, parameters, argument(() => [() => 1])],
};

/** Why others have none. */
export const exempt = {
  assertContext: "a check itself",
  assertInput: "a check itself",
  assertOp: "a check itself",
  assertParameters: "a check itself",
  assertPass: "a check itself",
  randomOf: "speaks for the layer that calls it",
};
