import { setImmediate } from "node:timers/promises";
import type { Terminal } from "@adjoint/terminal";
import { casesMatching, checkCatalogue } from "./catalogue/check-catalogue.js";
import { findingsOf } from "./check/findings-of.js";
import type { Checked } from "./check/types.js";
import { compare, comparisonSteps, FULL_EFFORT, QUICK_EFFORT } from "./comparison/compare.js";
import type { Comparison } from "./comparison/types.js";
import type { Options } from "./options.js";
import { progressOn } from "./progress.js";
import { passedAll } from "./report/outcomes.js";
import type { Report } from "./report/types.js";

/** Checks the family, and compares the ways to one gradient; a filter leaves the comparison out. */
export async function runCatalogue(
  version: string,
  { filter, seed, dtype, tolerance, quick }: Options,
  terminal: Terminal,
): Promise<Report> {
  const cases = casesMatching(filter);
  const total = cases.reduce((count, { shapes }) => count + shapes.length, 0);
  const compared = filter === undefined;
  const progress = progressOn(terminal, total + (compared ? comparisonSteps(seed, dtype) : 0));
  const checked: Checked[] = [];
  for (const each of checkCatalogue(cases, dtype, { seed, tolerance })) {
    checked.push(each);
    progress.about(each.check.name);
    progress.step();
    // Ctrl-C is heard between two checks.
    await setImmediate();
    if (terminal.signal.aborted) break;
  }
  let comparison: Comparison | undefined;
  if (compared && !terminal.signal.aborted) {
    const steps = compare(seed, dtype, quick ? QUICK_EFFORT : FULL_EFFORT);
    let step = steps.next();
    while (!step.done) {
      progress.about(step.value);
      await setImmediate();
      if (terminal.signal.aborted) break;
      step = steps.next();
      progress.step();
    }
    if (step.done) comparison = step.value;
  }
  progress.end();
  const checks = checked.map(({ check }) => check);
  return {
    version,
    seed,
    dtype,
    passed: passedAll(checks),
    checks,
    findings: cases.flatMap(({ name }) =>
      findingsOf(checked.filter(({ check }) => check.name === name)),
    ),
    notes: [],
    skipped: [],
    ...(comparison && { comparison }),
  };
}
