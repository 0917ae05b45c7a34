import {
  asType,
  divide,
  exp,
  fromRows,
  log,
  type Matrix,
  max,
  multiply,
  subtract,
  sum,
} from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import type { ScalarLoss } from "../../src/index.js";
import { failing, inLoss, inOp, map } from "./tools.js";
import type { Finding, Mutation } from "./types.js";

const probabilities = (x: Matrix): Matrix => {
  const e = exp(subtract(x, max(x, { axis: 1 })));
  return divide(e, sum(e, { axis: 1 }));
};

/** A softmax, whose backward gets the upstream and the probabilities. */
export const softmax =
  (backward: (d: Matrix, p: Matrix) => Matrix): Op =>
  (x) => {
    const p = probabilities(x);
    return { output: p, backward: (d) => backward(d, p) };
  };

export const dSoftmax = (d: Matrix, p: Matrix) =>
  multiply(p, subtract(d, sum(multiply(d, p), { axis: 1 })));

const inSoftmax = (mistake: string, backward: (d: Matrix, p: Matrix) => Matrix) =>
  inOp("softmax", mistake, failing("x"), () => softmax(backward));

/** What the rows of a cross-entropy are compared with, and how much each counts. */
interface Rows {
  readonly targets: Matrix;
  /** 0 for a row that is ignored. */
  readonly weights: readonly number[];
  readonly divisor: number;
}

// Labels 2, ignored, 0, with a smoothing of 0.3, and weights of the classes.
const oneHot = fromRows([
  [0, 0, 1],
  [1, 0, 0],
  [1, 0, 0],
]);
const right: Rows = {
  targets: map(oneHot, (t) => 0.7 * t + 0.1),
  weights: [2, 0, 0.5],
  divisor: 2.5,
};

/**
 * Softmax and cross-entropy as one loss: `Σ wᵢ Σ t (-ln p) / divisor`. Its gradient is that of
 * other rows, where there is a mistake.
 */
export const crossEntropy =
  (mistake: Partial<Rows> = {}, change = (d: Matrix, _p: Matrix) => d): ScalarLoss =>
  (x) => {
    const p = probabilities(x);
    const surprise = multiply(asType(right.targets, p.dtype), log(p));
    const { targets, weights, divisor } = { ...right, ...mistake };
    const output = sum(map(surprise, (v, k) => (-v * right.weights[row(k)]!) / right.divisor));
    const backward = (upstream = 1) =>
      change(
        map(p, (v, k) => ((v - targets.data[k]!) * weights[row(k)]! * upstream) / divisor),
        p,
      );
    return { output, backward };
  };

const row = (index: number) => Math.floor(index / 3);

const inCrossEntropy = (
  mistake: string,
  wrong: Partial<Rows>,
  change?: (d: Matrix, p: Matrix) => Matrix,
  found: Finding = failing("predictions"),
) => inLoss("cross-entropy of logits", mistake, found, crossEntropy(wrong, change));

export const softmaxMutations: readonly Mutation[] = [
  inSoftmax("the Jacobian's diagonal alone", (d, p) =>
    multiply(
      d,
      map(p, (v) => v * (1 - v)),
    ),
  ),
  inSoftmax("the Jacobian skipped", (d) => d),
  inSoftmax("summed over the wrong axis", (d, p) =>
    multiply(p, subtract(d, sum(multiply(d, p), { axis: 0 }))),
  ),
  inCrossEntropy("1/N dropped", { divisor: 1 }),
  inCrossEntropy("ignored rows counted in N", { divisor: 3 }),
  inCrossEntropy("ignored row leaking", { weights: [2, 1, 0.5] }),
  inCrossEntropy("smoothing left out", { targets: oneHot }),
  inCrossEntropy("smoothing not taken from the label", { targets: map(oneHot, (t) => t + 0.1) }),
  inCrossEntropy("weights of classes left out", { weights: [1, 0, 1], divisor: 2 }),
  inCrossEntropy("label not subtracted", { targets: map(oneHot, () => 0) }),
  inCrossEntropy("wrong sign", {}, (d) => map(d, (v) => -v)),
  inCrossEntropy("softmax once too often", {}, (d, p) => dSoftmax(d, p)),
];
