import { assertFinite, assertRecord, describeValue } from "@adjoint/checks";
import { type DType, isMatrix, type Matrix } from "@adjoint/matrix";
import {
  assertDType,
  assertMatrix,
  assertSameShape,
  pairwiseSum,
  rounding,
} from "@adjoint/matrix/kit";
import { assertDivisor, assertReduction } from "./checks.js";
import type { PassReduction, Reduced, Reduction, ReductionOptions } from "./types.js";

/** How losses are reduced, and what the mean divides by. */
export type ReduceOptions<R extends Reduction = Reduction> = Pick<
  ReductionOptions<R>,
  "reduction" | "onEmpty" | "total"
>;

/** A reduced loss, with the way back to the losses. */
export interface ReducedLosses<R extends Reduction> {
  /** The mean, the sum, or the losses themselves. */
  readonly output: Reduced<R>;
  /** Which of them; `"sum"` for a mean that was told its total. */
  readonly reduction: PassReduction<R>;
  /** What these losses weigh: what the mean divides by, unless the options have a total. */
  readonly total: number;
  /**
   * From the upstream gradient, 1 by default where the loss is a number, to that by each loss: a number,
   * the same for all, or a matrix like the losses.
   */
  readonly backward: (upstream?: Reduced<R>) => Reduced<R>;
  /** The upstream gradient itself, checked and rounded to the dtype: not yet divided by the total. */
  readonly upstreamOf: (upstream?: Reduced<R>) => Reduced<R>;
}

/**
 * From the losses of rows, or of elements, to the loss: `Σ l / total`, `Σ l`, or l itself.
 * Gradient: `dl = u / total`, `u`, or each entry's own u. For losses of one's own.
 *
 * Shapes: losses any; with `reduction: "none"` the upstream gradient has the same.
 * Numerics: summed in the order of `pairwiseSum`, divided once; the gradient is rounded once.
 *
 * @param functionName what the messages begin with
 * @param losses what to reduce
 * @param options reduction, onEmpty, and the `total` that the mean divides by
 * @param total what the mean divides by where the options have none. @default how many losses there are
 * @throws {RangeError} when an option is out of range
 * @throws {ShapeError} from `backward`, when the upstream gradient is not of the shape of the losses
 * @throws {DTypeError} from `backward`, when it is not of their dtype
 * @throws {TypeError} from `backward`, when it is a matrix where a number is wanted, or the other way
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix } from "@adjoint/matrix";
 * import { reduceLosses } from "@adjoint/pass/losses";
 *
 * const mean = reduceLosses("loss", matrix(2, 1, [3, 5]), { reduction: "mean" });
 * assert.equal(mean.output, 4);
 * assert.equal(mean.backward(10), 5);
 * ```
 */
export function reduceLosses<R extends Reduction = "mean">(
  functionName: string,
  losses: Matrix,
  options: ReduceOptions<R>,
  total: number = losses?.data?.length,
): ReducedLosses<R> {
  assertMatrix(functionName, "losses", losses);
  assertRecord(functionName, "options", options);
  const { reduction, onEmpty = "nan", total: given } = options;
  const kind: Reduction = reduction === undefined ? "mean" : reduction;
  assertReduction(functionName, kind, onEmpty);
  const divisor = given === undefined ? total : given;
  assertFinite(functionName, "total", total, 0);
  assertFinite(functionName, "total", divisor, 0);
  if (kind === "mean") assertDivisor(functionName, divisor, losses.dtype);
  const caller = `${functionName}.backward`;
  const round = rounding(losses.dtype);
  if (kind === "none") {
    const upstreamOf = (upstream?: Reduced<R>): Reduced<R> => {
      if (!isMatrix(upstream)) {
        throw new TypeError(
          `${caller}: upstream must be a matrix like the losses, got ${describeValue(upstream)}`,
        );
      }
      assertSameShape(caller, "upstream", upstream, "losses", losses);
      return upstream;
    };
    const output = losses as Reduced<R>;
    return { output, reduction: kind as PassReduction<R>, total, backward: upstreamOf, upstreamOf };
  }
  const sum = pairwiseSum(losses.data, 0, losses.data.length);
  const isEmpty = divisor === 0;
  const meanOf = (value: number): number => {
    // 0 losses over 0 have no mean, nor has anything else.
    if (isEmpty) return onEmpty === "zero" ? 0 : Number.NaN;
    return round(value / divisor);
  };
  const numberOf = (upstream: unknown = 1): number => {
    if (typeof upstream === "number") return round(upstream);
    throw new TypeError(`${caller}: upstream must be a number, got ${describeValue(upstream)}`);
  };
  const reduce = kind === "mean" ? meanOf : (value: number) => value;
  return {
    output: reduce(sum) as Reduced<R>,
    // Losses that divide by one total add up.
    reduction: (given === undefined ? kind : "sum") as PassReduction<R>,
    total,
    backward: (upstream) => reduce(numberOf(upstream)) as Reduced<R>,
    upstreamOf: (upstream) => numberOf(upstream) as Reduced<R>,
  };
}

/**
 * What the gradient of a loss is multiplied with for an upstream gradient of 1: `1 / total` for the mean,
 * 1 for the sum and for none. For losses that write their gradient while they are computed.
 *
 * Numerics: rounded to the dtype; where nothing counts NaN, or 0 with `onEmpty: "zero"`.
 *
 * @param functionName what the messages begin with
 * @param dtype of the losses
 * @param options reduction, onEmpty, and the `total` that the mean divides by
 * @param total what the mean divides by where the options have none: the weights of these losses
 * @throws {RangeError} when a total is below 0 or not finite, or so small that `1 / total` is not
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { gradientScale } from "@adjoint/pass/losses";
 *
 * assert.equal(gradientScale("loss", "float64", {}, 4), 0.25);
 * assert.equal(gradientScale("loss", "float64", { total: 8 }, 4), 0.125);
 * assert.equal(gradientScale("loss", "float64", { reduction: "sum" }, 4), 1);
 * ```
 */
export function gradientScale(
  functionName: string,
  dtype: DType,
  options: ReduceOptions,
  total: number,
): number {
  assertRecord(functionName, "options", options);
  const { reduction = "mean", onEmpty = "nan", total: divisor = total } = options;
  assertReduction(functionName, reduction, onEmpty);
  assertDType(functionName, "dtype", dtype);
  assertFinite(functionName, "total", total, 0);
  assertFinite(functionName, "total", divisor, 0);
  if (reduction !== "mean") return 1;
  assertDivisor(functionName, divisor, dtype);
  if (divisor === 0) return onEmpty === "zero" ? 0 : Number.NaN;
  return rounding(dtype)(1 / divisor);
}
