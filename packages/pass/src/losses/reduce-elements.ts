import { type DType, DTypeError, type Matrix, ShapeError } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertMatrix, describeShape } from "@adjoint/matrix/kit";
import { assertEntries, assertReduction } from "./checks.js";
import type { ElementLossOptions, ElementLossPass } from "./element-losses.js";
import { forEachFactor, multiplyBy } from "./multiply-by.js";
import { reduceLosses } from "./reduce-losses.js";
import type { Reduced, Reduction } from "./types.js";

/** What a pass of weighed and reduced losses holds, with the way back to several matrices. */
export interface ReducedElements<R extends Reduction> extends Omit<ElementLossPass<R>, "backward"> {
  /** From the upstream gradient to the gradients by the matrices, in the order of their derivatives. */
  readonly backward: (upstream?: Reduced<R>) => readonly Matrix[];
}

/**
 * Throws unless the options suit losses of a shape: before anything is allocated. For losses that call
 * `reduceElements`.
 *
 * @param functionName what the messages begin with
 * @param options reduction, onEmpty and weights to be checked
 * @param rows of the losses
 * @param columns of the losses
 * @param dtype of the losses
 * @throws {TypeError} when weights are no matrix
 * @throws {ShapeError} when weights fit neither the losses nor one of their rows or columns
 * @throws {DTypeError} when weights have another dtype
 * @throws {RangeError} when a weight is negative, NaN or infinite; when the reduction is unknown; when there
 * are no losses, the mean is asked for, `onEmpty` is "throw", and these rows are not `partial`
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { assertReducible } from "@adjoint/pass/losses";
 *
 * assertReducible("loss", { weights: full(1, 3, 2) }, 2, 3, "float64");
 * assert.throws(() => assertReducible("loss", { weights: full(1, 2, 2) }, 2, 3, "float64"), {
 *   message: "loss: weights [1, 2] must be [2, 3], [1, 3] or [2, 1]",
 * });
 * ```
 */
export function assertReducible(
  functionName: string,
  options: ElementLossOptions,
  rows: number,
  columns: number,
  dtype: DType,
): void {
  const { reduction = "mean", onEmpty, weights, partial, total } = options;
  assertReduction(functionName, reduction, onEmpty);
  if (weights !== undefined) {
    assertMatrix(functionName, "weights", weights);
    const rowsFit = weights.rows === rows || weights.rows === 1;
    if (!rowsFit || (weights.columns !== columns && weights.columns !== 1)) {
      throw new ShapeError(
        `${functionName}: weights ${describeShape(weights)} must be [${rows}, ${columns}], [1, ${columns}] or [${rows}, 1]`,
      );
    }
    if (weights.dtype !== dtype) {
      throw new DTypeError(
        `${functionName}: weights is ${weights.dtype} and predictions is ${dtype}; both must have the same dtype`,
      );
    }
    assertEntries(functionName, "entry of weights", weights, isWeight, "finite and at least 0");
  }
  const isEmpty = rows * columns === 0 && !partial && !total;
  if (isEmpty && reduction === "mean" && onEmpty === "throw") {
    throw new RangeError(
      `${functionName}: the mean needs an entry, got predictions [${rows}, ${columns}]`,
    );
  }
}

const isWeight = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;

/**
 * Weighs losses and their derivatives, and reduces them: the mean `Σ w l / n` over all n losses, their sum,
 * or none. For losses of one's own that compute both at once.
 * Gradient: `w (dl/dx) u / n`; without n for the sum, and each loss by its own u for "none".
 *
 * Shapes: losses [rows, columns], or [rows, 1] for a loss of rows; the derivatives have as many rows.
 * Numerics: what has weight 0 has loss and gradient 0, though it be infinite or NaN: PyTorch multiplies,
 * and gets NaN. Where there are weights, losses and derivatives are written over.
 *
 * @param functionName what the messages begin with
 * @param losses of entries or of rows
 * @param derivatives of each loss by matrices that it depends on
 * @param options reduction, onEmpty, total, weights and allocate, as `assertReducible` checks them
 * @param operands what no gradient may be written over
 * @throws {TypeError} from `backward`, when u is a matrix where a number is wanted, or the other way
 * @throws {ShapeError} from `backward`, when u is not like the losses
 * @throws {DTypeError} from `backward`, when u is not of their dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 * import { reduceElements } from "@adjoint/pass/losses";
 *
 * const losses = matrix(2, 1, [3, 5]);
 * const derivative = matrix(2, 2, [1, 2, 3, 4]);
 * const pass = reduceElements("loss", losses, [derivative], {}, []);
 * assert.equal(pass.output, 4);
 * const [gradient] = pass.backward(2);
 * assert.deepEqual(toRows(gradient!), [[1, 2], [3, 4]]);
 * ```
 */
export function reduceElements<R extends Reduction = "mean">(
  functionName: string,
  losses: Matrix,
  derivatives: readonly Matrix[],
  options: ElementLossOptions<R>,
  operands: readonly Matrix[],
): ReducedElements<R> {
  const { weights, allocate = allocateFresh } = options;
  if (weights !== undefined) for (const m of [losses, ...derivatives]) weigh(m, weights);
  const reduced = reduceLosses<R>(functionName, losses, options);
  const inUse = [...operands, losses, ...derivatives, ...(weights ? [weights] : [])];
  return {
    output: reduced.output,
    losses,
    reduction: reduced.reduction,
    total: reduced.total,
    counted: losses.rows,
    backward: (upstream) => {
      const factors = reduced.backward(upstream);
      const room = allocateApart(`${functionName}.backward`, allocate, inUse);
      return derivatives.map((derivative) => {
        const { rows, columns, dtype } = derivative;
        const gradient = room(rows, columns, dtype);
        multiplyBy(derivative, factors, gradient);
        if (weights !== undefined) clear(gradient, weights);
        return gradient;
      });
    },
  };
}

function weigh(m: Matrix, weights: Matrix): void {
  multiplyBy(m, weights, m);
  clear(m, weights);
}

/** Zeros where the weight is 0: not 0 times what may be infinite or NaN. */
function clear(m: Matrix, weights: Matrix): void {
  if (!weights.data.includes(0)) return;
  forEachFactor(m, weights, (weight, k) => {
    if (weight === 0) m.data[k] = 0;
  });
}
