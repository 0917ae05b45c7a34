import { assertBoolean, assertFinite, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import {
  allocateApart,
  allocateFresh,
  assertMatrix,
  assertSameShape,
  assertSettings,
  pairwiseSum,
  rounding,
} from "@adjoint/matrix/kit";
import { assertContext } from "@adjoint/pass";
import {
  assertReducible,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  reduceElements,
} from "@adjoint/pass/losses";
import { assertDegree } from "./assert-degree.js";
import { toUnit } from "./unit-row.js";

/** How `tripletMargin` measures and pushes, and how it weighs and reduces. */
export interface TripletMarginOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** How much farther the negative must be than the positive, finite. @default 1 */
  readonly margin?: number;
  /** Which distance: 1 for the sum of the sizes, 2 for Euclid's. @default 2 */
  readonly p?: 1 | 2;
  /** What is added to each difference, finite and at least 0. @default 1e-6 */
  readonly epsilon?: number;
  /** Whether the negative is pushed from the positive, where that is the nearer one. @default false */
  readonly swap?: boolean;
}

/** The gradients of `tripletMargin`. */
export interface TripletGradients {
  readonly anchors: Matrix;
  readonly positives: Matrix;
  readonly negatives: Matrix;
}

const NAME = "tripletMargin";
const OPTIONS: OptionNames<TripletMarginOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { margin: "optional", p: "optional", epsilon: "optional", swap: "optional" } as const,
);

/**
 * Distances of triplets of rows: an anchor a should be nearer to a positive p than to a negative n,
 * `l = max(0, d(a, p) - d(a, n) + margin)`, with `d(x, y) = |x - y + epsilon|`. With `swap`, it is
 * `min(d(a, n), d(p, n))` in place of `d(a, n)`. The mean divides by the number N of rows.
 * Gradient: where l is above 0, `da = (e(a, p) - e(a, n)) u / N`, `dp = -e(a, p) u / N`, `dn = e(a, n) u / N`;
 * `e(x, y)` is the derivative of the distance: the unit vector of `x - y + epsilon`, or its signs for `p: 1`.
 * Without N for the sum, and each row by its own u for "none".
 *
 * Shapes: a, p, n and their gradients are [rows, features]; the loss a number, or [rows, 1] with
 * `reduction: "none"`, and u like it.
 * Numerics: no square over- or underflows. At a distance of 0 the derivative is 0.
 * Follows Schroff et al., "FaceNet" (2015), Balntas et al., "Learning Local Feature Descriptors with Triplets and
 * Shallow Convolutional Neural Networks" (2016), and PyTorch's `triplet_margin_loss`.
 *
 * @param anchors any numbers
 * @param positives one row for each anchor, of what should be near
 * @param negatives one row for each anchor, of what should be far
 * @param options margin, p, epsilon, swap, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when positives, negatives or weights have another dtype
 * @throws {RangeError} when a weight or an option is out of range; when there are no rows and `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tripletMargin } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const [a, p, n] = [fromRows([[0, 0]]), fromRows([[3, 4]]), fromRows([[0, 5]])];
 * const pass = tripletMargin(a, p, n, { epsilon: 0 });
 * assert.equal(pass.output, 1);
 * const gradients = pass.backward(5);
 * assert.deepEqual(toRows(gradients.positives), [[3, 4]]);
 * assert.deepEqual(toRows(gradients.negatives), [[0, -5]]);
 * ```
 */
export function tripletMargin<R extends Reduction = "mean">(
  anchors: Matrix,
  positives: Matrix,
  negatives: Matrix,
  options: TripletMarginOptions<R> = {},
): ElementLossPass<R, TripletGradients> {
  assertMatrix(NAME, "anchors", anchors);
  assertContext(NAME, options, OPTIONS);
  const { margin = 1, p = 2, epsilon = 1e-6, swap = false, allocate = allocateFresh } = options;
  assertFinite(NAME, "margin", margin);
  assertFinite(NAME, "epsilon", epsilon, 0);
  assertBoolean(NAME, "swap", swap);
  assertDegree(NAME, p);
  assertSameShape(NAME, "positives", positives, "anchors", anchors);
  assertSameShape(NAME, "negatives", negatives, "anchors", anchors);
  const { rows, columns, dtype } = anchors;
  assertSettings(NAME, 2, [margin, epsilon], dtype);
  assertReducible(NAME, options, rows, 1, dtype);
  const operands = [anchors, positives, negatives, ...(options.weights ? [options.weights] : [])];
  const room = allocateApart(NAME, allocate, operands);
  const losses = room(rows, 1, dtype);
  const derivatives = [anchors, positives, negatives].map(() => room(rows, columns, dtype));
  const [byAnchors, byPositives, byNegatives] = derivatives.map(({ data }) => data);

  const round = rounding(dtype);
  const added = round(epsilon);
  const row = () => anchors.data.slice(0, columns);
  const [near, far, swapped, scratch] = [row(), row(), row(), row()];
  /** The distance of two rows; `slope` becomes its derivative by the first. */
  const distance = (x: Matrix, y: Matrix, start: number, slope: Matrix["data"]): number => {
    for (let j = 0; j < columns; j++) {
      slope[j] = round(x.data[start + j]! - y.data[start + j]!) + added;
    }
    if (p === 1) {
      for (let j = 0; j < columns; j++) {
        scratch[j] = Math.abs(slope[j]!);
        slope[j] = signOf(slope[j]!);
      }
      return pairwiseSum(scratch, 0, columns);
    }
    const { root, factor } = toUnit(slope, scratch);
    return round(root / factor);
  };
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const toPositive = distance(anchors, positives, start, near);
    let toNegative = distance(anchors, negatives, start, far);
    let isSwapped = false;
    if (swap) {
      const between = distance(positives, negatives, start, swapped);
      isSwapped = between < toNegative;
      if (isSwapped) toNegative = between;
    }
    const excess = round(round(toPositive - toNegative) + round(margin));
    losses.data[i] = excess <= 0 ? 0 : excess;
    for (let j = 0; j < columns; j++) {
      const k = start + j;
      const pull = excess <= 0 ? 0 : near[j]!;
      const push = excess <= 0 ? 0 : (isSwapped ? swapped : far)[j]!;
      byAnchors![k] = isSwapped ? pull : pull - push;
      byPositives![k] = isSwapped ? 0 - pull - push : 0 - pull;
      byNegatives![k] = push;
    }
  }
  const { backward, ...reduced } = reduceElements<R>(NAME, losses, derivatives, options, operands);
  const toAll = (upstream?: Reduced<R>): TripletGradients => {
    const [dAnchors, dPositives, dNegatives] = backward(upstream) as [Matrix, Matrix, Matrix];
    return { anchors: dAnchors, positives: dPositives, negatives: dNegatives };
  };
  return { ...reduced, backward: toAll as ReducedBackward<R, TripletGradients> };
}

/** NaN goes through. */
function signOf(value: number): number {
  return value > 0 ? 1 : value < 0 ? -1 : value;
}
