import type { DType, Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/**
 * How one entry of a gradient came out. At a `kink` the function has a corner; `cannot-tell` means
 * that the differences are less certain than what they disagree by, or are not finite where the
 * function is.
 */
export type Status = "pass" | "fail" | "kink" | "cannot-tell" | "both-zero" | "non-finite";

/** How a whole check came out; `undecided` if nothing failed, but an entry could not be told. */
export type Verdict = "passed" | "failed" | "undecided";

/** One by one, or a few random sums of all. */
export type Mode = "entries" | "projections";

/** One entry of a gradient, or one projection of it, beside its numerical estimate. */
export interface Entry {
  /** Of a projection: which one it is. */
  readonly row: number;
  /** Of a projection: 0. */
  readonly column: number;
  readonly analytic: number;
  readonly numerical: number;
  /** How far off `numerical` may be by its own account; only where it had to be extrapolated. */
  readonly uncertainty?: number;
  /** `|analytic - numerical|` */
  readonly absolute: number;
  /** `|analytic - numerical| / max(|analytic|, |numerical|)` */
  readonly relative: number;
  readonly status: Status;
}

/** One gradient, checked: that of the input, or of a parameter. */
export interface TensorReport {
  /** Names that several parameters share are numbered: `weights 1`, `weights 2`. */
  readonly name: string;
  /** How many entries, or projections, came out how. */
  readonly counts: Readonly<Record<Status, number>>;
  /** Over all but those at a kink and those that cannot be told; 0 if there are none, NaN if one is not finite. */
  readonly maxRelativeError: number;
  /** The failed entry with the largest relative error, or the largest of all; none if it is empty. */
  readonly worst: Entry | undefined;
  /** All that were compared, row by row, or projection by projection; only with `entries: true`. */
  readonly entries?: readonly Entry[];
}

/** The verdict on a whole backward pass. A plain record; in JSON, NaN and infinities become null. */
export interface GradientReport {
  /** Whether the verdict is `passed`: entries at a kink do not count against it. */
  readonly passed: boolean;
  readonly verdict: Verdict;
  readonly mode: Mode;
  /** The format of the op, and the one its forward ran in for the differences. */
  readonly precision: { readonly analytic: DType; readonly numerical: DType };
  /** Those that were given, and what followed from the precision. */
  readonly tolerances: Tolerances;
  readonly tensors: readonly TensorReport[];
  /** What else went wrong, in words: bits that changed, inputs written to, a wrong shape. */
  readonly faults: readonly string[];
  /** What this check could not see, in words. */
  readonly unseen: readonly string[];
}

/** What counts as equal, and how far apart the points of a difference lie. */
export interface Tolerances {
  readonly step: number;
  readonly rtol: number;
  readonly atol: number;
}

/** How a gradient is checked. */
export interface CheckOptions {
  /** What the upstream gradient is drawn from, and directions: random, so that no mistake cancels. */
  readonly random: RandomState;
  /** Half the distance of the two points of a difference, above 0. @default 1e-5; 1e-2 for differences in float32 */
  readonly step?: number;
  /** Relative tolerance. @default 1e-6; float32: 1e-5 against float64, 1e-2 against itself */
  readonly rtol?: number;
  /** Absolute tolerance. @default 1e-9; float32: 1e-6 against float64, 1e-3 against itself */
  readonly atol?: number;
  /** Every entry, or random projections: far fewer forwards, for big networks. @default "entries" */
  readonly mode?: Mode;
  /** How many projections of each tensor, an integer of at least 1. @default 8 */
  readonly projections?: number;
  /** Whether the report keeps every entry that was compared, beside the worst. @default false */
  readonly entries?: boolean;
}

/** A matrix that is varied, and what its gradient is called. */
export interface Varied {
  readonly name: string;
  readonly value: Matrix;
}
