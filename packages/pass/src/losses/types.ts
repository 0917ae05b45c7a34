import type { Matrix } from "@adjoint/matrix";
import type { Context } from "../types.js";

/** What becomes of the losses of the rows: their mean, their sum, or nothing. */
export type Reduction = "mean" | "sum" | "none";

/** What a reduced loss is: a number, or the matrix of losses where nothing is reduced. */
export type Reduced<R extends Reduction> = R extends "none" ? Matrix : number;

/** The way back from a reduced loss; from a number, the upstream gradient is 1 by default. */
export type ReducedBackward<R extends Reduction, DInput = Matrix> = R extends "none"
  ? (upstream: Matrix) => DInput
  : (upstream?: number) => DInput;

/** What a pass says of its reduction: a mean that was told its `total` is a sum, for it adds up. */
export type PassReduction<R extends Reduction> = R extends "none" ? "none" : "mean" | "sum";

/** How losses are put together, with PyTorch's names and defaults. */
export interface ReductionOptions<R extends Reduction = Reduction> extends Context {
  /** What becomes of the losses: their mean, their sum, or nothing. @default "mean" */
  readonly reduction?: R;
  /**
   * What the mean is where nothing counts, because there are no rows, or all are ignored or of
   * weight 0: NaN, as in PyTorch, or 0, or an error. The gradient is 0. @default "nan"
   */
  readonly onEmpty?: "nan" | "zero" | "throw";
}

/** The same for losses over classes, whose targets may be labels. */
export interface LabelOptions<R extends Reduction = Reduction> extends ReductionOptions<R> {
  /**
   * The weight of each class, finite and at least 0. A row whose label has weight 0 counts for
   * nothing. A mean knows only their ratios: where all are subnormal, products with them have fewer digits, and a factor
   * mends that; where their sum is so small that gradients would overflow, it is refused. @default 1 for every class
   */
  readonly classWeights?: ArrayLike<number>;
  /** The label whose rows count for nothing, an integer; for class indices only. @default -100 */
  readonly ignoreIndex?: number;
}

/** The same for losses that can smooth their targets. */
export interface SmoothingOptions<R extends Reduction = Reduction> extends LabelOptions<R> {
  /** Share of each target that is spread evenly over all classes, in [0, 1]. @default 0 */
  readonly labelSmoothing?: number;
}
