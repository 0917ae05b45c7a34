import { assertBoolean, assertInterval, type OptionNames } from "@adjoint/checks";
import { log } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import {
  allocateApart,
  allocateFresh,
  assertMatrix,
  assertSameShape,
  assertSettings,
  elementwise,
} from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  assertEntries,
  assertReducible,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementTargets,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  reduceElements,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/gaussian-negative-log-likelihood.js";

/** What `gaussianNegativeLogLikelihood` adds, and how it weighs and reduces. */
export interface GaussianOptions<R extends Reduction = Reduction> extends ElementLossOptions<R> {
  /** Whether the constant `ln(2π) / 2` is added. @default false */
  readonly full?: boolean;
  /** Variances below it count as this, finite and above 0. @default 1e-6 */
  readonly epsilon?: number;
}

/** The gradients of `gaussianNegativeLogLikelihood`. */
export interface GaussianGradients {
  readonly means: Matrix;
  readonly variances: Matrix;
}

const NAME = "gaussianNegativeLogLikelihood";
const OPTIONS: OptionNames<GaussianOptions> = /* @__PURE__ */ Object.assign({}, ELEMENT_OPTIONS, {
  full: "optional",
  epsilon: "optional",
} as const);

const entries = /* @__PURE__ */ elementwise(
  {
    loss: {
      operands: 3,
      formula: (mean, t, v, epsilon, full) => {
        const variance = Math.max(v, epsilon);
        const d = mean - t;
        const slope = d / variance;
        const constant = full === 1 ? 0.9189385332046728 : 0; // ln(2π) / 2
        return [
          0.5 * (log(variance) + d * slope) + constant,
          slope,
          v < epsilon ? 0 : (1 - d * slope) / (2 * variance),
        ];
      },
    },
  },
  compiled,
);

/**
 * Negative log-likelihood of normal distributions whose means m and variances v are predicted:
 * `l = (ln v + (m - t)² / v) / 2` for each entry, where v is at least epsilon. The mean divides by the number
 * of entries.
 * Gradient: that of what forward computed: `dm = (m - t) u / (v n)`, and
 * `dv = (1 - (m - t)² / v) u / (2 v n)`, 0 where v is below epsilon; without n for the sum, and each entry by
 * its own u for "none".
 *
 * Shapes: m, t, v, dm, dv are [rows, columns]; for one column, t may be a list; the loss a number, or like m
 * with `reduction: "none"`, and u like it.
 * Numerics: PyTorch passes the gradient on where v is below epsilon, and so lifts variances that it did not use.
 * Follows Nix and Weigend, "Estimating the Mean and Variance of the Target Probability Distribution" (1994),
 * and PyTorch's `gaussian_nll_loss`.
 *
 * @param means any numbers
 * @param targets any numbers
 * @param variances numbers of at least 0
 * @param options full, epsilon, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets, variances or weights have another dtype
 * @throws {RangeError} when a variance, a weight or an option is out of range; when there are no entries and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { gaussianNegativeLogLikelihood } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const means = fromRows([[3, 0]]);
 * const pass = gaussianNegativeLogLikelihood(means, fromRows([[1, 0]]), fromRows([[1, 1]]));
 * assert.equal(pass.output, 1);
 * const gradients = pass.backward(2);
 * assert.deepEqual(toRows(gradients.means), [[2, 0]]);
 * assert.deepEqual(toRows(gradients.variances), [[-1.5, 0.5]]);
 * ```
 */
export function gaussianNegativeLogLikelihood<R extends Reduction = "mean">(
  means: Matrix,
  targets: Targets,
  variances: Matrix,
  options: GaussianOptions<R> = {},
): ElementLossPass<R, GaussianGradients> {
  assertMatrix(NAME, "means", means);
  assertContext(NAME, options, OPTIONS);
  const { full = false, epsilon = 1e-6, allocate = allocateFresh } = options;
  assertBoolean(NAME, "full", full);
  assertInterval(NAME, "epsilon", epsilon, 0, Number.POSITIVE_INFINITY, "()");
  const { rows, columns, dtype } = means;
  assertSettings(NAME, 1, [epsilon], dtype);
  const t = elementTargets(NAME, targets, means, "means");
  assertSameShape(NAME, "variances", variances, "means", means);
  assertEntries(NAME, "variance", variances, (value) => !(value < 0), "at least 0");
  assertReducible(NAME, options, rows, columns, dtype);
  const operands = [means, t, variances];
  const room = allocateApart(NAME, allocate, operands);
  const [losses, byMean, byVariance] = [0, 1, 2].map(() => room(rows, columns, dtype)) as [
    Matrix,
    Matrix,
    Matrix,
  ];
  entries.loss(operands, [losses, byMean, byVariance], epsilon, full ? 1 : 0);
  const derivatives = [byMean, byVariance];
  const { backward, ...reduced } = reduceElements<R>(NAME, losses, derivatives, options, operands);
  const toBoth = (upstream?: Reduced<R>): GaussianGradients => {
    const [dMeans, dVariances] = backward(upstream) as [Matrix, Matrix];
    return { means: dMeans, variances: dVariances };
  };
  return { ...reduced, backward: toBoth as ReducedBackward<R, GaussianGradients> };
}
