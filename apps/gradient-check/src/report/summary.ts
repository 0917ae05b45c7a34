import type { Report } from "./types.js";

/** One line: how many checks came out how. */
export function summaryOf({ checks, seed, dtype }: Report): string {
  const count = (verdict: string) => checks.filter((check) => check.verdict === verdict).length;
  const undecided = count("undecided") > 0 ? `, ${count("undecided")} undecided` : "";
  return `${count("passed")} passed, ${count("failed")} failed${undecided} (seed ${seed}, ${dtype})`;
}
