import type { Matrix } from "@adjoint/matrix";
import type {
  PassReduction,
  Reduced,
  ReducedBackward,
  Reduction,
  ReductionOptions,
} from "./types.js";

/** How losses of entries, or of rows, are weighed and reduced. */
export interface ElementLossOptions<R extends Reduction = Reduction> extends ReductionOptions<R> {
  /**
   * What each loss is multiplied with, finite and at least 0: a matrix like the losses, or one with
   * one row, one column or both. What has weight 0 counts for nothing but in the mean's count. @default 1
   */
  readonly weights?: Matrix;
}

/** The pass of a loss of entries, or of rows; what it is follows the reduction. */
export interface ElementLossPass<R extends Reduction = "mean", DInput = Matrix> {
  /** The mean of all losses or their sum; with `reduction: "none"`, the losses. */
  readonly output: Reduced<R>;
  /** From the gradient of what follows the loss to that by the predictions; 1 by default for a number. */
  readonly backward: ReducedBackward<R, DInput>;
  /** The loss of each entry or row, weighted, before it is reduced. */
  readonly losses: Matrix;
  /** What became of the losses; `"sum"` for a mean that was told its `total`. */
  readonly reduction: PassReduction<R>;
  /** What the mean divides by, unless it was told: how many losses there are. */
  readonly total: number;
  /** How many rows count: all of them. */
  readonly counted: number;
}
