import { assertInteger, type OptionNames } from "@adjoint/checks";
import { add, type Matrix, matmul, ShapeError, scale, sum } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertSameDType, describeShape } from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  gradientScale,
  reduceLosses,
  SMOOTHING_OPTIONS,
  type SmoothingOptions,
  weightedTargets,
} from "@adjoint/pass/losses";
import { lossRows, scaleRows, viewRows } from "./rows.js";

/** How `linearSoftmaxCrossEntropy` weighs, reduces and cuts. */
export interface LinearSoftmaxCrossEntropyOptions extends SmoothingOptions<"mean" | "sum"> {
  /** Rows whose logits exist at one time, an integer of at least 1. @default as many as make 2^22 logits */
  readonly chunkRows?: number;
  /** When false, the gradients are not computed before `backward` is called. @default true */
  readonly training?: boolean;
}

const OPTIONS: OptionNames<LinearSoftmaxCrossEntropyOptions> = /* @__PURE__ */ Object.assign(
  {},
  SMOOTHING_OPTIONS,
  { chunkRows: "optional" } as const,
);

/** Gradients by the three inputs, each of its input's shape. */
export interface LinearGradients {
  readonly x: Matrix;
  readonly weights: Matrix;
  readonly biases: Matrix;
}

/** The pass of the output layer and its loss. */
export interface LinearSoftmaxCrossEntropyPass {
  /** The mean or the sum of the losses. */
  readonly output: number;
  /** From the gradient of what follows the loss, 1 by default. */
  readonly backward: (upstream?: number) => LinearGradients;
  /** The loss of each row, weighted, before it is reduced, [rows, 1]; 0 where ignored. */
  readonly losses: Matrix;
  /** `ln Σ exp(x W + b)` of each row, [rows, 1]. */
  readonly logSumExp: Matrix;
  /** The share of rows whose largest logit is at their label, ignored rows left out; NaN for none. */
  readonly accuracy: number;
  /** What became of the losses of the rows; `"sum"` for a mean that was told its `total`. */
  readonly reduction: "mean" | "sum";
  /** What the mean divides by, unless it was told: the sum of the labels' weights, or how many rows of targets there are. */
  readonly total: number;
  /** How many rows are not ignored. */
  readonly counted: number;
}

/**
 * The output layer of a classifier and its loss as one function:
 * `softmaxCrossEntropy(x W + b, targets)`, in chunks of rows, so that the logits of the whole batch
 * never exist: for many classes they and their gradient are most of the memory of a step.
 * Gradient: with `g = (p Σq - q) u / D` by the logits, `dx = g Wᵀ`, `dW = xᵀ g`, `db = Σ g`.
 *
 * Shapes: x, dx [rows, inputs]; W, dW [inputs, classes]; b, db [1, classes]; targets one class index
 * per row, or [rows, classes].
 * Numerics: forward computes the gradients for `u = 1` with the loss, while a chunk's logits are
 * there; the first `backward` gives them away, and a second one computes them anew, so the inputs must
 * not be written to before. The memory is that of the gradients, of one more dW, and of a chunk's logits
 * and their gradient. With `training: false`, forward keeps the losses alone, and `backward`, if it
 * is called, computes the logits again. The loss, the losses and dx have the same bits for any
 * `chunkRows`; dW and db are sums over the chunks, from the first to the last. They agree to
 * rounding, and to the bit for the same `chunkRows`. A row of weight 0 counts for nothing as in
 * `softmaxCrossEntropy`, but dW multiplies its x by 0: that x must be finite.
 * Follows Wijmans et al., "Cut Your Losses in Large-Vocabulary Language Models" (2024), and Hsu et
 * al., "Liger Kernel" (2024), which fuse the same way; options as in PyTorch's `cross_entropy`.
 *
 * @param x [rows, inputs]: what the output layer is given
 * @param weights [inputs, classes]
 * @param biases [1, classes]
 * @param targets class indices in [0, classes) or `ignoreIndex`, or one-hot or soft rows, at least 0
 * @param options chunkRows, classWeights, ignoreIndex, labelSmoothing, reduction (not
 * "none"), onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree
 * @throws {DTypeError} when x, weights, biases and a matrix of targets are not all of one dtype
 * @throws {RangeError} when a target, a weight or an option is out of range, or NaN; when nothing
 * counts and `onEmpty` is "throw"
 * @throws {TypeError} when targets or weights are of no such kind, or u from untyped code is not
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 * import { linearSoftmaxCrossEntropy } from "@adjoint/softmax-loss";
 *
 * const pass = linearSoftmaxCrossEntropy(matrix(1, 1, [2]), matrix(1, 2, [3, 3]), matrix(1, 2), [0]);
 * assert.equal(pass.output, Math.LN2);
 * const gradients = pass.backward();
 * assert.deepEqual(toRows(gradients.weights), [[-1, 1]]);
 * assert.deepEqual(toRows(gradients.biases), [[-0.5, 0.5]]);
 * assert.deepEqual(toRows(gradients.x), [[0]]);
 * ```
 */
export function linearSoftmaxCrossEntropy(
  x: Matrix,
  weights: Matrix,
  biases: Matrix,
  targets: Targets,
  options: LinearSoftmaxCrossEntropyOptions = {},
): LinearSoftmaxCrossEntropyPass {
  const name = "linearSoftmaxCrossEntropy";
  assertContext(name, options, OPTIONS);
  const { allocate = allocateFresh, training = true } = options;
  assertLinear(name, x, weights, biases);
  const { rows, dtype } = x;
  const classes = weights.columns;
  const { chunkRows = Math.max(1, Math.floor(CHUNK / Math.max(1, classes))) } = options;
  assertInteger(name, "chunkRows", chunkRows, 1);
  if ((options.reduction as string) === "none") {
    throw new RangeError(
      `${name}: reduction must be "mean" or "sum", got "none"; the losses of the rows are in \`losses\``,
    );
  }
  const predictions = { rows, columns: classes, dtype, data: weights.data };
  const weighted = weightedTargets(name, targets, predictions, options);

  const scaleOfLosses = gradientScale(name, dtype, options, weighted.total);
  const operands = [x, weights, biases, ...weighted.operands];
  const room = allocateApart(name, allocate, operands);
  const losses = room(rows, 1, dtype);
  const logSumExp = room(rows, 1, dtype);
  const forward = (gradients: LinearGradients | undefined): number => {
    const most = Math.min(rows, chunkRows);
    const allLogits = allocateFresh(most, classes, dtype);
    const allGradients = allocateFresh(most, classes, dtype);
    const chunkWeights = gradients && allocateFresh(weights.rows, classes, dtype);
    let correct = 0;
    for (let from = 0; from < rows; from += chunkRows) {
      const to = Math.min(rows, from + chunkRows);
      const chunk = viewRows(x, from, to);
      const logits = viewRows(allLogits, 0, to - from);
      matmul(chunk, weights, { biases }, () => logits);
      const gradient = viewRows(allGradients, 0, to - from);
      correct += lossRows(
        {
          logits,
          gradient,
          losses: viewRows(losses, from, to),
          logSumExps: viewRows(logSumExp, from, to),
        },
        weighted,
        from,
        scaleOfLosses,
      );
      if (gradients !== undefined && chunkWeights !== undefined) {
        accumulateGradients(gradients, chunk, weights, gradient, from, chunkWeights);
      }
    }
    return correct;
  };
  const start = (): LinearGradients => {
    const apart = allocateApart(name, allocate, [...operands, losses, logSumExp]);
    const gradients = {
      x: apart(rows, x.columns, dtype),
      weights: apart(weights.rows, classes, dtype),
      biases: apart(1, classes, dtype),
    };
    gradients.weights.data.fill(0);
    gradients.biases.data.fill(0);
    return gradients;
  };

  let ready = training ? start() : undefined;
  /** The gradients for an upstream of 1: forward's once, for the caller may write to them. */
  const unscaled = (): LinearGradients => {
    const gradients = ready ?? start();
    if (ready === undefined) forward(gradients);
    ready = undefined;
    return gradients;
  };
  const correct = forward(ready);
  const reduced = reduceLosses<"mean" | "sum">(name, losses, options, weighted.total);
  return {
    output: reduced.output,
    losses,
    logSumExp,
    accuracy: correct / weighted.counted,
    reduction: reduced.reduction,
    total: weighted.total,
    counted: weighted.counted,
    backward: (upstream) => {
      const factor = reduced.upstreamOf(upstream);
      const gradients = unscaled();
      if (factor !== 1) {
        scaleRows(gradients.x, weighted.rowWeights, factor);
        scale(gradients.weights, factor, () => gradients.weights);
        scale(gradients.biases, factor, () => gradients.biases);
      }
      return gradients;
    },
  };
}

/** Logits of a chunk, by default: of fewer, copying the weights for every chunk would take longer than its product. */
const CHUNK = 4_194_304;

/** Throws unless x, weights and biases are of one dtype, and fit together as those of a linear layer. */
function assertLinear(name: string, x: Matrix, weights: Matrix, biases: Matrix): void {
  assertSameDType(name, "x", x, "weights", weights);
  if (x.columns !== weights.rows) {
    throw new ShapeError(
      `${name}: x ${describeShape(x)} and weights ${describeShape(weights)} disagree: x.columns must equal weights.rows`,
    );
  }
  assertSameDType(name, "biases", biases, "weights", weights);
  if (biases.rows !== 1 || biases.columns !== weights.columns) {
    throw new ShapeError(
      `${name}: biases ${describeShape(biases)} must be [1, ${weights.columns}], one for each column of the weights`,
    );
  }
}

/** Adds the gradients of a chunk; `chunkWeights` is room for its dW. */
function accumulateGradients(
  gradients: LinearGradients,
  x: Matrix,
  weights: Matrix,
  dLogits: Matrix,
  from: number,
  chunkWeights: Matrix,
): void {
  matmul(dLogits, weights, { transposeB: true }, () => viewRows(gradients.x, from, from + x.rows));
  const dWeights = matmul(x, dLogits, { transposeA: true }, () => chunkWeights);
  add(gradients.weights, dWeights, () => gradients.weights);
  add(gradients.biases, sum(dLogits, { axis: 0 }), () => gradients.biases);
}
