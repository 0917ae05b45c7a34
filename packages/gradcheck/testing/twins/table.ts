import type { Mode } from "../../src/index.js";
import { kinds } from "./index.js";
import type { Check, Kind, Twins } from "./types.js";

export const MODES: readonly Mode[] = ["entries", "projections"];

/** Whether a function came out as it should at some seed. */
export type Outcome = (twins: Twins, side: "right" | "wrong", check: Check, mode: Mode) => boolean;

/** What a verdict has to be: undecided only where the function cannot be told, or not in sums. */
export function isAsExpected(
  { blurred, hiddenInSums }: Twins,
  side: "right" | "wrong",
  mode: Mode,
  verdict: string,
): boolean {
  if (side === "right") {
    return verdict === "passed" || (blurred !== undefined && verdict === "undecided");
  }
  return verdict === "failed" || (hiddenInSums !== undefined && mode === "projections");
}

/** How many come out as they should, kind by kind: a table in Markdown. */
export function twinsTable(outcome: Outcome): string {
  const rows = kinds.map((kind) => {
    const cells = (["right", "wrong"] as const).flatMap((side) =>
      MODES.map((mode) => share(kind, side, mode, outcome)),
    );
    return `| ${[kind.name, ...cells].join(" | ")} |`;
  });
  return [
    "| kind | right, passed | by projections | wrong, found | by projections |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function share(kind: Kind, side: "right" | "wrong", mode: Mode, outcome: Outcome): string {
  const all = kind.twins
    .filter(({ hiddenInSums }) => side === "right" || mode === "entries" || !hiddenInSums)
    .flatMap((twins) => twins[side].map((check) => ({ twins, check })));
  const good = all.filter(({ twins, check }) => outcome(twins, side, check, mode));
  return `${good.length} of ${all.length}`;
}

/** What does not always come out, and why: a list in Markdown. */
export function twinsLimits(): string {
  const lines = kinds.flatMap(({ twins }) =>
    twins.flatMap(({ name, blurred, hiddenInSums }) => [
      ...(blurred === undefined ? [] : [`- ${name} may be undecided: ${blurred}.\n`]),
      ...(hiddenInSums === undefined ? [] : [`- ${name}, by projections: ${hiddenInSums}.\n`]),
    ]),
  );
  return lines.join("");
}
