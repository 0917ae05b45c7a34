import { add, type DType, type Matrix, matmul, scale, transpose, zeros } from "@adjoint/matrix";
import type { Op, Parameter } from "@adjoint/pass";
import { draw, failing, inOp, map, nudge } from "./tools.js";
import type { Finding, Mutation } from "./types.js";

interface Mistakes {
  readonly dx?: (d: Matrix, weights: Matrix) => Matrix;
  readonly dWeights?: (x: Matrix, d: Matrix, weights: Parameter) => void;
}

const dInput = (d: Matrix, weights: Matrix) => matmul(d, weights, { transposeB: true });
const dWeight = (x: Matrix, d: Matrix) => matmul(x, d, { transposeA: true });

/** A linear layer, square so that a missing transpose keeps the shape. */
export function linear(mistakes: Mistakes, dtype?: DType): Op {
  const value = draw(3, 3, 9, dtype);
  const weights: Parameter = { name: "weights", value, gradient: zeros(3, 3, dtype) };
  const dWeights =
    mistakes.dWeights ?? ((x, d, { gradient }) => gradient.data.set(dWeight(x, d).data));
  const op: Op = (x) => ({
    output: matmul(x, weights.value),
    backward: (d) => {
      dWeights(x, d, weights);
      return (mistakes.dx ?? dInput)(d, weights.value);
    },
  });
  return Object.assign(op, { parameters: [weights] });
}

const inInput = (mistake: string, dx: (d: Matrix, weights: Matrix) => Matrix) =>
  inOp("linear", mistake, failing("x"), () => linear({ dx }));
const inWeights = (
  mistake: string,
  found: Finding,
  wrong: (right: Matrix, weights: Parameter) => Matrix,
) => {
  const dWeights: Mistakes["dWeights"] = (x, d, weights) =>
    weights.gradient.data.set(wrong(dWeight(x, d), weights).data);
  return inOp("linear", mistake, found, () => linear({ dWeights }));
};

export const linearMutations: readonly Mutation[] = [
  inInput("wrong sign", (d, w) => scale(dInput(d, w), -1)),
  inInput("missing transpose", (d, w) => matmul(d, w)),
  inInput("one entry off by 1e-4", (d, w) => nudge(dInput(d, w))),
  inWeights("wrong sign of a parameter's gradient", failing("weights"), (right) =>
    scale(right, -1),
  ),
  inWeights("missing transpose of a parameter's gradient", failing("weights"), (right) =>
    transpose(right),
  ),
  inWeights("1/N in a parameter's gradient", failing("weights"), (right) => scale(right, 1 / 3)),
  inWeights("one entry of a parameter off by 1e-4", failing("weights"), nudge),
  inWeights("one row of a parameter's gradient zero", failing("weights"), (right) =>
    map(right, (v, k) => (k < 3 ? 0 : v)),
  ),
  inWeights(
    "parameter's gradient added to",
    { fault: "not overwritten: backward must assign" },
    (right, { gradient }) => add(gradient, right),
  ),
  inOp("linear", "parameter's gradient not written", { fault: "is never written" }, () =>
    linear({ dWeights: () => {} }),
  ),
  inOp(
    "linear, float32",
    "missing transpose",
    failing("x"),
    () => linear({ dx: (d, w) => matmul(d, w) }, "float32"),
    "float32",
  ),
  inOp(
    "linear, float32",
    "one entry off by 0.1",
    failing("x"),
    () => linear({ dx: (d, w) => map(dInput(d, w), (v, k) => (k === 1 ? v + 0.1 : v)) }, "float32"),
    "float32",
  ),
];
