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
  number,
  openOptions,
  optional,
  options,
  share,
  word,
} from "../kinds.mjs";

const double = (x) => ({ output: scale(x, 2), backward: (dOutput) => scale(dOutput, 2) });
const x = matrixOf(() => fromRows([[1, 2]]));
const random = argument(() => randomState(1));
const context = options(
  {},
  { allocate: allocator, training: boolean(true), random, partial: boolean(false) },
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
  accuracy: [pass.accuracy, x, argument(() => [1], "a matrix", "[1]")],
  // The gradient is for the pass to look at.
  backwardToParameters: [
    (given) => pass.backwardToParameters(given, x.valid()),
    argument(() => double(x.valid())),
  ],
  combineLosses: [pass.combineLosses, argument(() => [summary()])],
  "loss, by reduceLosses": [
    (...given) => pass.reduceLosses("loss", ...given),
    x,
    openOptions({}, { reduction: word("sum"), onEmpty: word("zero"), total: share(2) }),
  ],
  "loss, by targetRows": [
    (...given) => pass.targetRows("loss", ...given),
    argument(() => [1], "[1]", "a matrix"),
    argument(x.valid, "a matrix", "a matrix without its data", "a matrix of an array"),
    openOptions(
      {},
      {
        weights: argument(() => [1, 2], "[1]"),
        ignoreIndex: argument(() => -100, "3", "-1"),
        labelSmoothing: argument(() => 0.1, "0.5"),
        reduction: word("sum"),
        onEmpty: word("zero"),
        allocate: allocator,
        partial: boolean(true),
      },
    ),
  ],
  "loss.backward": [
    (upstream) => pass.reduceLosses("loss", x.valid(), {}).backward(upstream),
    optional(number(2)),
  ],
  lossShare: [
    pass.lossShare,
    openOptions({ total: share(2) }, { reduction: word("sum"), onEmpty: word("zero") }),
    word("float32"),
  ],
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
  assertReduction: "a check itself",
  assertTargets: "a check itself",
  randomOf: "speaks for the layer that calls it",
  reduceLosses: "speaks for the loss that calls it",
  targetRows: "speaks for the loss that calls it",
};
