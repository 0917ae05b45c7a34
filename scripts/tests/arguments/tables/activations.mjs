import * as activations from "@adjoint/activations";
import { ACTIVATIONS } from "@adjoint/family";
import { fromRows } from "@adjoint/matrix";
import { callable, matrixOf, options } from "../kinds.mjs";
import { context } from "../loss-options.mjs";

const x = matrixOf(() => fromRows([[1, -2]]));
const op = (call) => [call, x, options({}, context)];
const backward = (call) => [(dOutput) => call(x.valid()).backward(dOutput), x];

/** Ops without options all have the same arguments. */
const plainOps = ACTIVATIONS.flatMap(({ name, op: plain }) => (plain ? [[name, plain]] : []));
const { activation } = activations;

/** Functions of `@adjoint/activations`, and the kinds of their arguments. */
export const rows = {
  activation: [
    (formulas) => activation("own", formulas),
    options({ forward: callable((value) => value), backward: callable((dy) => dy) }),
  ],
  "own, as an op": op(activation("own", { forward: (value) => value, backward: (dy) => dy })),
  ...Object.fromEntries(
    plainOps.flatMap(([name, call]) => [
      [name, op(call)],
      [`${name}.backward`, backward(call)],
    ]),
  ),
};

export const exempt = {};
