import { assertFinite, assertList, type OptionNames } from "@adjoint/checks";
import { generate, type Matrix } from "@adjoint/matrix";
import {
  allocateApart,
  allocateFresh,
  assertLabels,
  assertMatrix,
  assertSettings,
  pairwiseSum,
  rounding,
} from "@adjoint/matrix/kit";
import { assertContext } from "@adjoint/pass";
import {
  accuracy,
  assertReducible,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  readClassWeights,
  reduceElements,
} from "@adjoint/pass/losses";
import { assertDegree } from "./assert-degree.js";

/** How `multiMargin` measures, weighs and reduces. */
export interface MultiMarginOptions<R extends Reduction = Reduction> extends ElementLossOptions<R> {
  /** The power of what a class is too near by: 1 for the hinge, 2 for the squared hinge. @default 1 */
  readonly p?: 1 | 2;
  /** How far the label's score must be above all others, finite. @default 1 */
  readonly margin?: number;
  /** What a row is multiplied with by its label, one number a class, finite and at least 0. @default 1 */
  readonly classWeights?: ArrayLike<number>;
}

/** The pass of `multiMargin`. */
export interface MultiMarginPass<R extends Reduction = "mean"> extends ElementLossPass<R> {
  /** The share of rows whose largest score is at their label; NaN for none. */
  readonly accuracy: number;
}

const NAME = "multiMargin";
const OPTIONS: OptionNames<MultiMarginOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { p: "optional", margin: "optional", classWeights: "optional" } as const,
);

/**
 * Hinge over classes: `l = w Σ max(0, margin - x_y + x_j)^p / C` per row, over the classes j other than the
 * label y; w is the weight of its class. The mean divides by the number of rows, whatever they weigh.
 * Gradient: with `h_j = w p max(0, margin - x_y + x_j)^(p - 1) / C`, 0 where the maximum is 0,
 * `dx_j = h_j u / n` and `dx_y = -Σ h_j u / n`; without n for the sum, and each row by its own u for "none".
 *
 * Shapes: x, dx are [rows, classes]; one label per row; the loss a number, or [rows, 1] with
 * `reduction: "none"`, and u like it.
 * Numerics: sums of a row are in NumPy's pairwise order. A row of weight 0 counts for nothing but in n.
 * Follows Crammer and Singer, "On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines" (2001),
 * with the sum of Weston and Watkins (1999), as PyTorch's `multi_margin_loss`.
 *
 * @param scores [rows, classes], any numbers
 * @param labels class indices in [0, classes)
 * @param options p, margin, classWeights, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when weights have another dtype
 * @throws {RangeError} when a label, a weight or an option is out of range; when there are no rows and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { multiMargin } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = multiMargin(fromRows([[3, 2.5, 0, 3.5]]), [0]);
 * assert.equal(pass.output, (0.5 + 1.5) / 4);
 * assert.deepEqual(toRows(pass.backward(4)), [[-2, 1, 0, 1]]);
 * assert.equal(pass.accuracy, 0);
 * ```
 */
export function multiMargin<R extends Reduction = "mean">(
  scores: Matrix,
  labels: ArrayLike<number>,
  options: MultiMarginOptions<R> = {},
): MultiMarginPass<R> {
  assertMatrix(NAME, "scores", scores);
  assertContext(NAME, options, OPTIONS);
  const { p = 1, margin = 1, allocate = allocateFresh } = options;
  assertDegree(NAME, p);
  assertFinite(NAME, "margin", margin);
  const { rows, columns, dtype, data: x } = scores;
  assertSettings(NAME, 1, [margin], dtype);
  assertList(NAME, "labels", labels, "a list of class indices");
  assertLabels(NAME, labels, rows, columns);
  const classWeights = readClassWeights(NAME, options.classWeights, columns, dtype);
  assertReducible(NAME, options, rows, 1, dtype);
  const operands = [scores, ...(options.weights ? [options.weights] : [])];
  const room = allocateApart(NAME, allocate, operands);
  const losses = room(rows, 1, dtype);
  const derivative = room(rows, columns, dtype);
  const { data: dx } = derivative;
  const round = rounding(dtype);
  const least = round(margin);
  const terms = x.slice(0, columns);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const label = labels[i]!;
    const own = x[start + label]!;
    for (let j = 0; j < columns; j++) {
      const k = start + j;
      const near = j === label ? 0 : round(round(x[k]! - own) + least);
      // What is not above 0 is 0, but NaN goes through.
      const excess = near <= 0 ? 0 : near;
      terms[j] = p === 1 ? excess : excess * excess;
      dx[k] = (excess > 0 ? (p === 1 ? 1 : 2 * excess) : excess) / columns;
    }
    losses.data[i] = pairwiseSum(terms, 0, columns) / columns;
    dx[start + label] = 0 - pairwiseSum(dx, start, columns);
  }
  const weights = rowWeights(classWeights, labels, options.weights, dtype);
  const weighed = weights === undefined ? options : { ...options, weights };
  const { backward, ...reduced } = reduceElements<R>(NAME, losses, [derivative], weighed, operands);
  return {
    ...reduced,
    backward: ((upstream?: Reduced<R>) => backward(upstream)[0]) as ReducedBackward<R>,
    accuracy: accuracy(scores, labels),
  };
}

/** What each row is multiplied with: the weight of its class, times its own. */
function rowWeights(
  classWeights: Matrix["data"] | undefined,
  labels: ArrayLike<number>,
  weights: Matrix | undefined,
  dtype: Matrix["dtype"],
): Matrix | undefined {
  if (classWeights === undefined) return weights;
  return generate(
    labels.length,
    1,
    (i) => {
      const own = weights === undefined ? 1 : weights.data[weights.rows === 1 ? 0 : i]!;
      return own * classWeights[labels[i]!]!;
    },
    dtype,
  );
}
