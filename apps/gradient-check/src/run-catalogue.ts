import { setImmediate } from "node:timers/promises";
import type { Terminal } from "@adjoint/terminal";
import { checkCatalogue, entriesMatching } from "./catalogue/check-catalogue.js";
import type { Check } from "./check/types.js";
import { compare, FULL_EFFORT, QUICK_EFFORT } from "./comparison/compare.js";
import type { Comparison } from "./comparison/types.js";
import type { Options } from "./options.js";
import { progressOn } from "./progress.js";
import type { Report } from "./report/types.js";

/** Steps of the comparison, for the bar. */
const COMPARISON_STEPS = 18;

/** Checks the family, and compares the ways to one gradient; a filter leaves the comparison out. */
export async function runCatalogue(
  version: string,
  { filter, seed, dtype, tolerance, quick }: Options,
  terminal: Terminal,
): Promise<Report> {
  const entries = entriesMatching(filter);
  const total = entries.reduce((count, { shapes }) => count + shapes.length, 0);
  const compared = filter === undefined;
  const progress = progressOn(terminal, total + (compared ? COMPARISON_STEPS : 0));
  const checks: Check[] = [];
  for (const check of checkCatalogue(entries, dtype, { seed, tolerance })) {
    checks.push(check);
    progress.step(check.name);
    // Ctrl-C is heard between two checks.
    await setImmediate();
    if (terminal.signal.aborted) break;
  }
  let comparison: Comparison | undefined;
  if (compared && !terminal.signal.aborted) {
    const steps = compare(seed, dtype, quick ? QUICK_EFFORT : FULL_EFFORT);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        comparison = step.value;
        break;
      }
      progress.step(step.value);
      await setImmediate();
      if (terminal.signal.aborted) break;
    }
  }
  progress.end();
  return {
    version,
    seed,
    dtype,
    passed: checks.every(({ verdict }) => verdict === "passed"),
    checks,
    skipped: [],
    ...(comparison && { comparison }),
  };
}
