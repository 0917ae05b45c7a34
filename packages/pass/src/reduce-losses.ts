import { assertFinite, assertRecord, describeValue } from "@adjoint/checks";
import { isMatrix, type Matrix } from "@adjoint/matrix";
import { assertMatrix, assertSameShape, pairwiseSum, rounding } from "@adjoint/matrix/kit";
import { assertReduction } from "./assert-reduction.js";
import type { Reduced, Reduction, ReductionOptions } from "./types.js";

/** How many losses there are to reduce, besides how. */
export interface ReduceOptions<R extends Reduction>
  extends Pick<ReductionOptions<R>, "reduction" | "onEmpty"> {
  /** What the mean divides by. @default how many losses there are */
  readonly total?: number;
}

/** A reduced loss, with the way back to the losses. */
export interface ReducedLosses<R extends Reduction> {
  /** The mean, the sum, or the losses themselves. */
  readonly output: Reduced<R>;
  /** Which of them. */
  readonly reduction: R;
  /** What the mean divides by. */
  readonly total: number;
  /** Takes the upstream gradient (1 by default, where the loss is a number) and gives each loss's: by its index. */
  readonly backward: (upstream?: Reduced<R>) => (index: number) => number;
  /** The upstream gradient of each loss, not yet divided by what the mean divides by: by its index. */
  readonly upstreamOf: (upstream?: Reduced<R>) => (index: number) => number;
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
 * @param options reduction, onEmpty, and what the mean divides by
 * @throws {RangeError} when an option is out of range
 * @throws {ShapeError} from `backward`, when the upstream gradient is not of the shape of the losses
 * @throws {DTypeError} from `backward`, when it is not of their dtype
 * @throws {TypeError} from `backward`, when it is a matrix where a number is wanted, or the other way
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix } from "@adjoint/matrix";
 * import { reduceLosses } from "@adjoint/pass";
 *
 * const mean = reduceLosses("loss", matrix(2, 1, [3, 5]), { reduction: "mean" });
 * assert.equal(mean.output, 4);
 * assert.equal(mean.backward(10)(0), 5);
 * ```
 */
export function reduceLosses<R extends Reduction = "mean">(
  functionName: string,
  losses: Matrix,
  options: ReduceOptions<R>,
): ReducedLosses<R> {
  assertMatrix(functionName, "losses", losses);
  assertRecord(functionName, "options", options);
  const { reduction, onEmpty = "nan", total = losses.data.length } = options;
  assertFinite(functionName, "total", total, 0);
  const kind: Reduction = reduction === undefined ? "mean" : reduction;
  assertReduction(functionName, kind, onEmpty);
  const backward = `${functionName}.backward`;
  const round = rounding(losses.dtype);
  if (kind === "none") {
    const upstreamOf = (upstream?: Reduced<R>) => {
      if (!isMatrix(upstream)) {
        throw new TypeError(
          `${backward}: upstream must be a matrix like the losses, got ${describeValue(upstream)}`,
        );
      }
      assertSameShape(backward, "upstream", upstream, "losses", losses);
      return (index: number) => upstream.data[index]!;
    };
    const output = losses as Reduced<R>;
    return { output, reduction: kind as R, total, backward: upstreamOf, upstreamOf };
  }
  const sum = pairwiseSum(losses.data, 0, losses.data.length);
  const empty = kind === "mean" && total === 0 && onEmpty === "zero";
  // 0 losses over 0 have no mean, nor has anything else.
  const divisor = total === 0 ? Number.NaN : total;
  const mean = empty ? 0 : round(sum / divisor);
  const given = (upstream = 1 as Reduced<R>): number => {
    if (typeof upstream === "number") return round(upstream);
    throw new TypeError(`${backward}: upstream must be a number, got ${describeValue(upstream)}`);
  };
  return {
    output: (kind === "mean" ? mean : sum) as Reduced<R>,
    reduction: kind as R,
    total,
    backward: (upstream) => {
      const factor = given(upstream);
      const share = empty ? 0 : kind === "mean" ? round(factor / divisor) : factor;
      return () => share;
    },
    upstreamOf: (upstream) => {
      const factor = given(upstream);
      return () => factor;
    },
  };
}
