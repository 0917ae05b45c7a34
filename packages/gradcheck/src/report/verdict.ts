import type { TensorReport, Verdict } from "../types.js";

/** Kinks count against nothing; what cannot be told keeps a check from having passed. */
export function verdictOn(tensors: readonly TensorReport[], faults: readonly string[]): Verdict {
  if (faults.length > 0 || tensors.some(({ counts }) => counts.fail + counts["non-finite"] > 0)) {
    return "failed";
  }
  return tensors.some(({ counts }) => counts["cannot-tell"] > 0) ? "undecided" : "passed";
}
