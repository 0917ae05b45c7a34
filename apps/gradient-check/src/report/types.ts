import type { DType } from "@adjoint/matrix";
import type { Check } from "../check/types.js";
import type { Comparison } from "../comparison/types.js";
import type { Skipped } from "../module/messages.js";

/** Everything that a run found. */
export interface Report {
  readonly version: string;
  /** The module that was checked; none for the catalogue. */
  readonly module?: string;
  readonly seed: number;
  readonly dtype: DType;
  /** Whether no gradient failed. */
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly skipped: readonly Skipped[];
  /** The ways side by side; not for a module, nor with a filter. */
  readonly comparison?: Comparison;
}
