import { describeRounds } from "../check/describe-round.js";
import type { Check } from "../check/types.js";
import { byName } from "./outcomes.js";

/** At which inputs everything was checked, in lines: things with the same ones together. */
export function inputsOf(checks: readonly Check[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const [name, own] of byName(checks)) {
    const inputs = describeRounds(own).join(", ");
    if (inputs !== "") groups.set(inputs, [...(groups.get(inputs) ?? []), name]);
  }
  const ordered = [...groups].sort((a, b) => b[1].length - a[1].length);
  return ordered.map(([inputs, names], i) => {
    const most = i === 0 && names.length > 3;
    return `${ordered.length === 1 ? "all" : most ? "most" : names.join(", ")} at ${inputs}`;
  });
}
