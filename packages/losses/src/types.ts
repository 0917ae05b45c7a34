import type { PassReduction, Reduced, ReducedBackward, Reduction } from "@adjoint/pass/losses";

/** The pass of a loss over classes; what it is follows the reduction. */
export interface CrossEntropyPass<R extends Reduction = "mean"> {
  /** The mean or the sum of the losses; with `reduction: "none"`, the losses, [rows, 1]. */
  readonly output: Reduced<R>;
  /** From the gradient of what follows the loss to that by the predictions; 1 by default for a number. */
  readonly backward: ReducedBackward<R>;
  /** The share of rows whose largest prediction is at their label, ignored rows left out; NaN for none. */
  readonly accuracy: number;
  /** What became of the losses of the rows; `"sum"` for a mean that was told its `total`. */
  readonly reduction: PassReduction<R>;
  /** What the mean divides by, unless it was told: the sum of the labels' weights, or how many rows of targets there are. */
  readonly total: number;
  /** How many rows are not ignored. */
  readonly counted: number;
}
