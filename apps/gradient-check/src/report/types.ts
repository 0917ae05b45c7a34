import type { DType } from "@adjoint/matrix";
import type { Check, Finding } from "../check/types.js";
import type { Comparison } from "../comparison/types.js";
import type { Note, Skipped } from "../module/messages.js";

/** Everything that a run found. */
export interface Report {
  readonly version: string;
  /** The module that was checked; none for the catalogue. */
  readonly module?: string;
  readonly seed: number;
  readonly dtype: DType;
  /** Whether every gradient passed. */
  readonly passed: boolean;
  readonly checks: readonly Check[];
  /** What is wrong, gradient by gradient, and why likely. */
  readonly findings: readonly Finding[];
  /** What was found out about exports, and what was left out. */
  readonly notes: readonly Note[];
  readonly skipped: readonly Skipped[];
  /** The ways side by side; not for a module, nor with a filter. */
  readonly comparison?: Comparison;
}
