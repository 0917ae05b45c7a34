import type { Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/** How one entry of a gradient came out. */
export type Status = "pass" | "fail" | "kink" | "both-zero" | "non-finite";

/** One entry of a gradient beside its numerical estimate. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly analytic: number;
  readonly numerical: number;
  /** `|analytic - numerical|` */
  readonly absolute: number;
  /** `|analytic - numerical| / max(|analytic|, |numerical|)` */
  readonly relative: number;
  readonly status: Status;
}

/** One gradient, checked: that of the input, or of a parameter. */
export interface TensorReport {
  readonly name: string;
  readonly counts: Readonly<Record<Status, number>>;
  /** Over all entries but those at a kink; 0 if there are none, NaN if one is not finite. */
  readonly maxRelativeError: number;
  /** The failed entry with the largest relative error, or the largest of all; none if it is empty. */
  readonly worst: Entry | undefined;
}

/** The verdict on a whole backward pass. */
export interface GradientReport {
  /** Whether nothing failed: entries at a kink do not count against it. */
  readonly passed: boolean;
  readonly tensors: readonly TensorReport[];
  /** What else went wrong, in words: bits that changed, inputs written to, a wrong shape. */
  readonly faults: readonly string[];
}

/** How a gradient is checked. */
export interface CheckOptions {
  /** What the upstream gradient is drawn from: random, so that no mistake cancels. */
  readonly random: RandomState;
  /** Half the distance of the two points of a difference, above 0. @default 1e-5 */
  readonly step?: number;
  /** Relative tolerance. @default 1e-6 */
  readonly rtol?: number;
  /** Absolute tolerance. @default 1e-9 */
  readonly atol?: number;
}

/** A matrix that is varied, and what its gradient is called. */
export interface Varied {
  readonly name: string;
  readonly value: Matrix;
}
