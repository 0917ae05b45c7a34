// The same without a mistake, and functions that are not defined everywhere.
import { divide, type Matrix, matrix, scale, sum } from "@adjoint/matrix";
import type { Op, Targets } from "@adjoint/pass";
import { argmaxOfRow, elementwise, map, meanOfDifferences, sigmoid, square } from "./tools.js";

export const relu6 = elementwise(
  (x) => Math.min(Math.max(x, 0), 6),
  (x) => (x > 0 && x < 6 ? 1 : 0),
);
export const hardSwish = elementwise(
  (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  (x) => (x < -3 ? 0 : x > 3 ? 1 : (2 * x + 3) / 6),
);
export const hardTanh = elementwise(
  (x) => Math.min(Math.max(x, -5), 5),
  (x) => (Math.abs(x) < 5 ? 1 : 0),
);
export const huber = meanOfDifferences(
  (d) => (Math.abs(d) <= 5 ? 0.5 * d * d : 5 * (Math.abs(d) - 2.5)),
  (d) => Math.max(-5, Math.min(d, 5)),
);
export const plainSquare = square(() => 1);
export const smoothSigmoid = elementwise(sigmoid, (x) => sigmoid(x) * sigmoid(-x));
export const signedSquare = elementwise(
  (x) => x * Math.abs(x),
  (x) => 2 * Math.abs(x),
);
export const arcTangent = elementwise(Math.atan, (x) => 1 / (1 + x * x));
export const softplus = elementwise(
  (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  sigmoid,
);
export const cubic = elementwise(
  (x) => x * x * x + x,
  (x) => 3 * x * x + 1,
);
export const maxOfRow: Op = (x) => ({
  output: matrix(
    x.rows,
    1,
    Array.from({ length: x.rows }, (_, row) => x.data[row * x.columns + argmaxOfRow(x, row)]!),
  ),
  backward: (d) =>
    map(x, (_, k) => {
      const row = Math.floor(k / x.columns);
      return k % x.columns === argmaxOfRow(x, row) ? d.data[row]! : 0;
    }),
});

export const log = elementwise(Math.log, (x) => 1 / x);
export const squareRoot = elementwise(Math.sqrt, (x) => 0.5 / Math.sqrt(x));
export const arcSine = elementwise(Math.asin, (x) => 1 / Math.sqrt(1 - x * x));
export const arcCosineHyperbolic = elementwise(Math.acosh, (x) => 1 / Math.sqrt(x * x - 1));
export const logit = elementwise(
  (x) => Math.log(x / (1 - x)),
  (x) => 1 / (x * (1 - x)),
);
export const exponential = elementwise(Math.exp, Math.exp);
export const strictLog: Op = (x) => {
  if (x.data.some((value) => value <= 0)) throw new RangeError("log: x must be above 0");
  return log(x);
};

/** Of probabilities, with class indices. */
export function crossEntropy(p: Matrix, labels: Targets) {
  const rows = Array.from({ length: p.rows }, (_, row) => row);
  const at = (row: number) => row * p.columns + (labels as readonly number[])[row]!;
  return {
    output: rows.reduce((total, row) => total - Math.log(p.data[at(row)]!), 0) / p.rows,
    backward: (upstream = 1) =>
      map(p, (value, k) => {
        const row = Math.floor(k / p.columns);
        return k === at(row) ? -upstream / (value * p.rows) : 0;
      }),
  };
}

/** Of probabilities, clipped as in notebooks, with a gradient of what is not clipped. */
export function clippedCrossEntropy(p: Matrix, labels: Targets) {
  const clipped = map(p, (value) => Math.min(Math.max(value, 1e-7), 1 - 1e-7));
  const { output } = crossEntropy(clipped, labels);
  return { output, backward: (upstream = 1) => crossEntropy(p, labels).backward(upstream) };
}

/** Refuses rows that do not sum to 1. */
export const logOfProbabilities: Op = (x) => {
  for (const total of sum(x, { axis: 1 }).data) {
    if (Math.abs(total - 1) > 1e-9) throw new RangeError("the rows of x must sum to 1");
  }
  return log(x);
};

/** Of logits with one-hot rows: the gradient is short because they sum to 1. */
export function softmaxCrossEntropyOfRows(z: Matrix, targets: Targets) {
  if (!("data" in targets)) throw new TypeError("the targets must be a matrix");
  const exps = map(z, Math.exp);
  const s = divide(exps, sum(exps, { axis: 1 }));
  let total = 0;
  s.data.forEach((value, k) => {
    if (targets.data[k] !== 0) total -= targets.data[k]! * Math.log(value);
  });
  return {
    output: total / z.rows,
    backward: (upstream = 1) =>
      scale(
        map(s, (value, k) => value - targets.data[k]!),
        upstream / z.rows,
      ),
  };
}

/** Of probabilities, with targets in [0, 1]. */
export function binaryCrossEntropy(p: Matrix, targets: Targets) {
  if (!("data" in targets)) throw new TypeError("the targets must be a matrix");
  if (targets.data.some((t) => t < 0 || t > 1)) throw new RangeError("targets lie in [0, 1]");
  const count = p.data.length;
  let total = 0;
  p.data.forEach((value, k) => {
    const t = targets.data[k]!;
    total -= t * Math.log(value) + (1 - t) * Math.log(1 - value);
  });
  return {
    output: total / count,
    backward: (upstream = 1) =>
      map(p, (value, k) => {
        const t = targets.data[k]!;
        return (upstream * ((value - t) / (value * (1 - value)))) / count;
      }),
  };
}

export const meanSquaredError = meanOfDifferences(
  (d) => d * d,
  (d) => 2 * d,
);
