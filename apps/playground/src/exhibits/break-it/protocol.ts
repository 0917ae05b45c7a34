import type { MistakeName } from "./mistakes.js";

/** A training: its loss after each step, and what it came to. */
export interface Training {
  readonly losses: readonly number[];
  readonly accuracy: number;
}

/** The checker's report on a network. */
export interface Checked {
  readonly verdict: "passed" | "failed" | "undecided";
  /** The number of compared entries, and of wrong ones among them. */
  readonly entries: number;
  readonly wrong: number;
  /** The entry that is most wrong, if any is. */
  readonly worst:
    | {
        readonly name: string;
        readonly row: number;
        readonly column: number;
        readonly found: number;
        readonly expected: number;
      }
    | undefined;
  /** Likely reasons, in the checker's words. */
  readonly likely: readonly string[];
  /** Faults of behaviour, in the checker's words. */
  readonly faults: readonly string[];
}

export interface BreakRequest {
  readonly mistake: MistakeName;
}

export interface BreakAnswer {
  readonly mistake: MistakeName;
  readonly healthy: Training;
  readonly broken: Training;
  readonly checkedHealthy: Checked;
  readonly checkedBroken: Checked;
}
