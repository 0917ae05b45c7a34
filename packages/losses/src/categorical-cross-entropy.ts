import { log, logFloat32 } from "@adjoint/math";
import { allocateFresh, isMatrix, type Matrix, mean, rounding, sum } from "@adjoint/matrix";
import { accuracy, assertTargets, type Context, type LossPass, type Targets } from "@adjoint/pass";

/** How cross-entropy on probabilities guards its logarithm. */
export interface CategoricalCrossEntropyOptions extends Context {
  /** Probabilities are clipped to [clip, 1 - clip], a number in [0, 0.5); 0 switches clipping off. @default 1e-7 */
  readonly clip?: number;
}

/**
 * Cross-entropy of probabilities, averaged over the rows: `loss = mean(-Σ t ln p̂)`, where
 * `p̂ = clip(p, clip, 1 - clip)` and t is 1 at the label's class, or the row of targets.
 * Gradient: that of what forward computed: `dp = -(t / p) / rows * upstream` where p lies in the
 * interval, 0 outside, where the loss is flat.
 *
 * Shapes: p, dp [rows, classes]; targets one class index per row, or [rows, classes].
 * Numerics: a confident wrong row costs at most `-ln clip` and pulls no longer. For the output of
 * a softmax, `@adjoint/softmax-loss` has no such limit. The mean of no rows is NaN.
 * Follows the notebook's `Loss_CategoricalCrossentropy`; soft targets as in Goodfellow et al.,
 * "Deep Learning" (2016), section 3.13.
 *
 * @param probabilities [rows, classes]
 * @param targets class indices in [0, classes), or one-hot or soft rows, at least 0
 * @param options clipping, and where results go
 * @throws {ShapeError} when the sizes disagree
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a target or `clip` is out of range or NaN
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { categoricalCrossEntropy } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = categoricalCrossEntropy(fromRows([[0.5, 0.5], [0.25, 0.75]]), [0, 0]);
 * assert.equal(pass.output, 1.5 * Math.LN2);
 * assert.deepEqual(toRows(pass.backward()), [[-1, 0], [-2, 0]]);
 * ```
 */
export function categoricalCrossEntropy(
  probabilities: Matrix,
  targets: Targets,
  { clip = 1e-7, allocate = allocateFresh }: CategoricalCrossEntropyOptions = {},
): LossPass {
  assertTargets("categoricalCrossEntropy", targets, probabilities);
  if (!(clip >= 0 && clip < 0.5)) {
    throw new RangeError(`categoricalCrossEntropy: clip must be in [0, 0.5), got ${clip}`);
  }
  const { rows, columns, dtype, data: p } = probabilities;
  const round = rounding(dtype);
  const logarithm = dtype === "float32" ? logFloat32 : log;
  // Without clipping, a probability that rounding lifted above 1 still counts.
  const low = clip === 0 ? Number.NEGATIVE_INFINITY : round(clip);
  const high = clip === 0 ? Number.POSITIVE_INFINITY : round(1 - clip);
  const cost = (value: number): number =>
    -logarithm(value < low ? low : value > high ? high : value);

  // What each element adds: t (-ln p̂); 0 where t is 0, even for p = 0.
  const terms = allocate(rows, columns, dtype);
  terms.data.fill(0);
  forEachTarget(targets, rows, columns, (k, target) => {
    terms.data[k] = target * cost(p[k]!);
  });
  const output = mean(sum(terms, { axis: 1 }));

  const backward = (upstream = 1): Matrix => {
    const dProbabilities = allocate(rows, columns, dtype);
    dProbabilities.data.fill(0);
    const scale = round(upstream);
    forEachTarget(targets, rows, columns, (k, target) => {
      const value = p[k]!;
      if (value < low || value > high) return;
      dProbabilities.data[k] = round(round(-target / value) / rows) * scale;
    });
    return dProbabilities;
  };
  return { output, backward, accuracy: accuracy(probabilities, targets) };
}

/** Visits every element whose target is not zero: its index in the data, and the target. */
function forEachTarget(
  targets: Targets,
  rows: number,
  columns: number,
  visit: (index: number, target: number) => void,
): void {
  if (!isMatrix(targets)) {
    for (let i = 0; i < rows; i++) visit(i * columns + targets[i]!, 1);
    return;
  }
  for (let k = 0; k < targets.data.length; k++) {
    if (targets.data[k] !== 0) visit(k, targets.data[k]!);
  }
}
