import { assertFinite, assertRecord } from "@adjoint/checks";
import type { DType } from "@adjoint/matrix";
import { assertDType, rounding } from "@adjoint/matrix/kit";
import { assertReduction } from "./assert-reduction.js";
import type { Reduction, ReductionOptions } from "./types.js";

/** How the losses are reduced, and what the mean divides by. */
export interface LossShareOptions
  extends Pick<ReductionOptions<Reduction>, "reduction" | "onEmpty"> {
  /** What the mean divides by. */
  readonly total: number;
}

/**
 * What a loss adds to the reduced loss, and so its gradient for an upstream gradient of 1:
 * `1 / total` for the mean, 1 for the sum and for none. For losses that write their gradient while
 * they are computed.
 *
 * Numerics: rounded to the dtype; where nothing counts NaN, or 0 with `onEmpty: "zero"`.
 *
 * @param options reduction, onEmpty, and what the mean divides by
 * @param dtype of the losses
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { lossShare } from "@adjoint/pass";
 *
 * assert.equal(lossShare({ total: 4 }, "float64"), 0.25);
 * assert.equal(lossShare({ reduction: "sum", total: 4 }, "float64"), 1);
 * ```
 */
export function lossShare(options: LossShareOptions, dtype: DType): number {
  assertRecord("lossShare", "options", options);
  const { reduction = "mean", onEmpty = "nan", total } = options;
  assertReduction("lossShare", reduction, onEmpty);
  assertFinite("lossShare", "total", total, 0);
  assertDType("lossShare", "dtype", dtype);
  if (reduction !== "mean") return 1;
  if (total === 0) return onEmpty === "zero" ? 0 : Number.NaN;
  return rounding(dtype)(1 / total);
}
