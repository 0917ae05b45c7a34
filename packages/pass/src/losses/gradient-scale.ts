import { assertFinite, assertRecord } from "@adjoint/checks";
import type { DType } from "@adjoint/matrix";
import { assertDType, rounding } from "@adjoint/matrix/kit";
import { assertDivisor } from "./assert-divisor.js";
import { assertReduction } from "./assert-reduction.js";
import type { Reduction, ReductionOptions } from "./types.js";

/** How losses are reduced, and what the mean divides by. */
export type ReduceOptions<R extends Reduction = Reduction> = Pick<
  ReductionOptions<R>,
  "reduction" | "onEmpty" | "total"
>;

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
