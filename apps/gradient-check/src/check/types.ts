import type {
  CheckOptions,
  Compared,
  Entry,
  GradientReport,
  Mode,
  ScalarLoss,
  Verdict,
} from "@adjoint/gradcheck";
import type { Matrix } from "@adjoint/matrix";
import type { Context, Op } from "@adjoint/pass";

/** Something with a gradient, and where to check it. */
export type Subject = { readonly x: Matrix; readonly context?: Context | undefined } & (
  | { readonly op: Op; readonly reference?: Op }
  | { readonly loss: ScalarLoss; readonly reference?: ScalarLoss }
  | { readonly network: Op; readonly loss: ScalarLoss; readonly reference?: Op }
);

/** How every gradient is checked. */
export interface CheckSettings {
  readonly seed: number;
  /** Relative tolerance. @default gradcheck's own for the number format */
  readonly tolerance?: number | undefined;
  readonly options?:
    | Pick<
        CheckOptions,
        "step" | "rtol" | "atol" | "projections" | "domain" | "simplex" | "wrt" | "frozen"
      >
    | undefined;
  /** Entries or projections. @default entries, unless that would take too long */
  readonly mode?: Mode | undefined;
}

/** How a check came out; an error is what kept it from being made. */
export type Outcome = Verdict | "error";

/** One gradient, checked at one input. */
export interface Check {
  readonly name: string;
  /** What is special about the input, in words; nothing where it is plain. */
  readonly inputs: string;
  /** Rows and columns of the input. */
  readonly shape: readonly [number, number];
  /** Whether it is beyond what was asked for: what cannot be told there counts against nothing. */
  readonly extra: boolean;
  readonly verdict: Outcome;
  readonly milliseconds: number;
  /** With all entries of the tensors whose gradient failed, and of no others; none after an error. */
  readonly report?: GradientReport;
  /** What was thrown, or came in place of a pass. */
  readonly error?: string;
}

/** One gradient, entry by entry, with all that is known of each. */
export interface ComparedTensor extends Compared {
  readonly entries: readonly Entry[];
}

/** A check, with what may explain it. */
export interface Checked {
  readonly check: Check;
  /** Tensor by tensor, right ones too. */
  readonly compared: readonly ComparedTensor[];
}

/** What is wrong with one gradient, or cannot be told, over all inputs it was checked at. */
export interface Finding {
  /** What was checked, and which of its gradients. */
  readonly name: string;
  readonly tensor: string;
  readonly verdict: "failed" | "undecided";
  /** The input that tells most, in words. */
  readonly inputs: string;
  /** The other inputs at which it is. */
  readonly alsoAt: readonly string[];
  /** How many entries are, of how many that were compared, of how many there are. */
  readonly count: number;
  readonly compared: number;
  readonly entries: number;
  /** The worst of them, and the value it belongs to. */
  readonly worst: Entry & { readonly x: number };
  /** Why it is likely wrong, in sentences; none where the entries do not show it. */
  readonly likely: readonly string[];
}
