import { signal } from "@preact/signals";
import type { FieldFault } from "../../shared/read-fields.js";
import type { MistakeName } from "./mistakes.js";
import type { BreakAnswer } from "./protocol.js";

/** Everything that the page shows. */
export function breakState() {
  return {
    mistake: signal<MistakeName>("transpose"),
    answer: signal<BreakAnswer | undefined>(undefined),
    /** Whether a person bet that the broken network learns. */
    bet: signal<boolean | undefined>(undefined),
    faults: signal<readonly FieldFault[]>([]),
    isChecked: signal(false),
    /** The mistakes that the checker has found so far. */
    found: signal<ReadonlySet<MistakeName>>(new Set()),
  };
}

export type BreakState = ReturnType<typeof breakState>;
