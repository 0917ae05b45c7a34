import { byName, outcomeOf } from "./outcomes.js";
import type { Report } from "./types.js";

/** One line: how many things came out how. */
export function summaryOf({ checks, seed, dtype }: Report): string {
  const outcomes = [...byName(checks).values()].map(outcomeOf);
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  const others = [
    ...(count("error") > 0 ? [`${count("error")} with an error`] : []),
    ...(count("undecided") > 0 ? [`${count("undecided")} undecided`] : []),
  ];
  const parts = [`${count("passed")} passed`, `${count("failed")} failed`, ...others];
  return `${parts.join(", ")} (seed ${seed}, ${dtype})`;
}
