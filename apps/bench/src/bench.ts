import type { Case, Pace } from "./measure-case.js";
import type { Operands } from "./operands.js";
import type { CaseResult } from "./results.js";

/** What a workload needs to be measured. */
export interface Bench {
  /** Fewer sizes, fewer samples. */
  readonly quick: boolean;
  readonly operands: Operands;
  /** Measures a case; a pace differs from the run's where it says so. */
  readonly measure: (work: Case, pace?: Partial<Pace>) => Promise<CaseResult>;
  /** Is told what goes on. */
  readonly progress: (text: string) => void;
}
