import type { Check, Outcome } from "../check/types.js";

/** What an outcome looks like: a mark and a word, for those who see no colours. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, string>> = {
  passed: "✓ passed",
  failed: "✗ failed",
  error: "! error",
  undecided: "? undecided",
};

/** From the worst on. */
const WORST_FIRST: readonly Outcome[] = ["failed", "error", "undecided", "passed"];

/**
 * The worst of several outcomes. What cannot be told at an input beyond those asked for counts
 * against nothing, as long as the others tell.
 */
export function outcomeOf(checks: readonly Check[]): Outcome {
  const asked = checks.filter(({ extra, verdict }) => !extra || verdict === "failed");
  const counted = asked.length === 0 ? checks : asked;
  return WORST_FIRST.find((each) => counted.some(({ verdict }) => verdict === each)) ?? "passed";
}

/** The checks of each thing, in the order they were made. */
export function byName(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const names = new Map<string, Check[]>();
  for (const check of checks) names.set(check.name, [...(names.get(check.name) ?? []), check]);
  return names;
}

/** The worst of all things that were checked. */
export function overall(checks: readonly Check[]): Outcome {
  const outcomes = [...byName(checks).values()].map(outcomeOf);
  return WORST_FIRST.find((each) => outcomes.includes(each)) ?? "passed";
}

/** Whether every gradient passed. */
export function passedAll(checks: readonly Check[]): boolean {
  return overall(checks) === "passed";
}
