import type { DType, Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/**
 * How one entry of a gradient came out.
 *
 * - `pass`: analytic and numerical value agree to `rtol`.
 * - `both-zero`: both are 0, which shows little.
 * - `kink`: the function has a corner or a jump there, and the analytic value is one it may take.
 * - `unseen`: they agree as far as can be seen, which is less than `rtol`: rounding hides the rest.
 * - `cannot-tell`: the differences do not settle, or rounding is as large as the entry.
 * - `fail`: they disagree by more than the differences can be off.
 * - `non-finite`: one of them is NaN or infinite.
 */
export type Status =
  | "pass"
  | "fail"
  | "kink"
  | "unseen"
  | "cannot-tell"
  | "both-zero"
  | "non-finite";

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
  /** The value that the entry is the gradient of; of a projection, none. */
  readonly value?: number;
  /** On a simplex: beside the gradient of the row's largest other entry, which takes what is added. */
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
  /** Over those that pass, fail, or are both zero; 0 if there are none, NaN if one is not finite. */
  readonly maxRelativeError: number;
  /** The failed entry with the largest relative error, or the largest of all; none if it is empty. */
  readonly worst: Entry | undefined;
  /** All that were compared, row by row, or projection by projection; only with `entries: true`. */
  readonly entries?: readonly Entry[];
}

/** The verdict on a whole backward pass. A plain record; in JSON, NaN and infinities become null. */
export interface GradientReport {
  /** Whether the verdict is `passed`: kinks and what is `unseen` do not count against it. */
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
  /** The gradient of the output that backward was given; only with `entries: true`. */
  readonly upstream?: Matrix;
}

/** What counts as equal, and how far apart the points of a difference lie. */
export interface Tolerances {
  readonly step: number;
  readonly rtol: number;
  readonly atol: number;
}

/** The numbers that entries of x may be, both ends among them. */
export interface Domain {
  /** @default -Infinity */
  readonly low?: number;
  /** @default Infinity */
  readonly high?: number;
}

/** How a gradient is checked. */
export interface CheckOptions {
  /**
   * What the upstream gradient is drawn from, and directions: random, so that no mistake cancels.
   * @default randomState(0)
   */
  readonly random?: RandomState;
  /**
   * Half the distance of the two points of the first difference, above 0, in units of `max(1, |x|)`.
   * @default 1e-5; 1e-2 for differences in float32
   */
  readonly step?: number;
  /** Relative tolerance. @default 1e-6; float32: 1e-5 against float64, 1e-2 against itself */
  readonly rtol?: number;
  /**
   * Absolute tolerance. What passes by it alone is `unseen`. One that is given holds for every
   * entry; the default holds only where rounding hides the difference.
   * @default 1e-9; float32: 1e-6 against float64, 1e-3 against itself
   */
  readonly atol?: number;
  /** Every entry, or random projections: far fewer forwards, for big networks. @default "entries" */
  readonly mode?: Mode;
  /** How many projections of each tensor, an integer of at least 1. @default 8 */
  readonly projections?: number;
  /** Whether the report keeps every entry that was compared, beside the worst. @default false */
  readonly entries?: boolean;
  /** What entries of x may be: it is never moved beyond. @default any number */
  readonly domain?: Domain;
  /**
   * Whether the rows of x sum to 1 and have to go on doing so: what is added to one entry is taken
   * from another. Entries stay within [0, 1] unless `domain` says otherwise. @default false
   */
  readonly simplex?: boolean;
  /** The gradients to compare, by the names of the report. @default all */
  readonly wrt?: readonly string[];
  /** Parameters that are held fast, by the names of the report: their gradient is not asked for. @default none */
  readonly frozen?: readonly string[];
}

/** A matrix that is varied, and what its gradient is called. */
export interface Varied {
  readonly name: string;
  readonly value: Matrix;
}
