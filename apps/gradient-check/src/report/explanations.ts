import { describeRound, describeRounds } from "../check/describe-round.js";
import type { Check, Finding } from "../check/types.js";
import { formatError, formatValue } from "./format-numbers.js";
import { byName, OUTCOME_MARKS, outcomeOf } from "./outcomes.js";
import type { Report } from "./types.js";

/** What did not pass, in words. */
export interface Explanation {
  /** `✗` for what is wrong, `!` for what could not be checked, `?` for what cannot be told. */
  readonly mark: string;
  readonly head: string;
  readonly details: readonly string[];
}

type Tensor = NonNullable<Check["report"]>["tensors"][number];

/** Everything that did not pass: gradients, other faults, errors. */
export function explanationsOf({ checks, findings }: Report): readonly Explanation[] {
  return [...byName(checks)].flatMap(([name, own]) => {
    if (outcomeOf(own) === "passed") return [];
    const told = findings.filter((finding) => finding.name === name);
    const gradients = [...told.map(explanationOf), ...untold(own, told)];
    const faults = together(own, ({ report }) => report?.faults ?? []);
    return [
      ...gradients,
      // What is wrong with a gradient is told first: the rest may follow from it.
      ...faultsOf(name, faults),
      ...together(own, ({ error }) => (error === undefined ? [] : [error])).map(
        ({ text, where, verdict }) => ({
          mark: markOf(verdict),
          head: where === "" ? `${name}: ${text}` : `${name} at ${where}: ${text}`,
          details: [],
        }),
      ),
    ];
  });
}

/** Those at the same inputs together. */
function faultsOf(
  name: string,
  faults: readonly { readonly text: string; readonly where: string }[],
): readonly Explanation[] {
  const places = [...new Set(faults.map(({ where }) => where))];
  return places.map((where) => {
    const texts = faults.filter((fault) => fault.where === where).map(({ text }) => text);
    return {
      mark: markOf("failed"),
      head: `${name} at ${where}: ${texts.join("; ")}`,
      details: [],
    };
  });
}

function explanationOf(finding: Finding): Explanation {
  const { name, tensor, verdict, inputs, alsoAt, count, compared, entries, worst, likely } =
    finding;
  const of =
    compared === entries
      ? `${entries} ${entries === 1 ? "entry" : "entries"}`
      : `${compared} entries looked at, of ${entries}`;
  const wrong = verdict === "failed";
  const state = wrong ? "wrong" : "not to be told";
  const details = [
    `${wrong ? "Worst" : "Least clear"} at ${tensor}[${worst.row}, ${worst.column}] = ${formatValue(worst.x)}: ${describeError(worst)}.`,
    ...(alsoAt.length > 0 ? [`Also at ${alsoAt.join(", ")}.`] : []),
    ...(likely.length > 0 ? [`Likely: ${likely.join(" ")}`] : []),
  ];
  return {
    mark: markOf(verdict),
    head: `${name} at ${inputs}: the gradient of ${tensor} is ${state} in ${count} of ${of}`,
    details,
  };
}

function describeError(entry: Tensor["worst"] & {}): string {
  const { analytic, numerical, relative, uncertainty, status } = entry;
  const digits = digitsFor(relative);
  const unclear = status === "cannot-tell" && uncertainty !== undefined;
  const give = unclear ? `, give or take ${formatError(uncertainty)}` : "";
  const error = Number.isFinite(relative) ? ` (relative error ${formatError(relative)})` : "";
  return `backward gives ${formatValue(analytic, digits)}, differences ${formatValue(numerical, digits)}${give}${error}`;
}

/** As many digits as show a difference. */
function digitsFor(relative: number): number {
  if (!(relative > 0) || relative >= 1) return 6;
  return Math.min(17, Math.max(6, Math.ceil(-Math.log10(relative)) + 3));
}

/** Gradients whose entries are not known one by one: those of projections. */
function untold(own: readonly Check[], told: readonly Finding[]): readonly Explanation[] {
  const wrongIn = ({ counts }: Tensor) => counts.fail + counts["non-finite"];
  const unclearIn = ({ counts }: Tensor) => counts["cannot-tell"];
  const untoldIn = (check: Check) =>
    (check.report?.tensors ?? []).filter((tensor) => {
      const known = told.some((finding) => finding.tensor === tensor.name);
      return !known && wrongIn(tensor) + unclearIn(tensor) > 0;
    });
  return own.flatMap((check) =>
    untoldIn(check).map((tensor) => {
      const bad = wrongIn(tensor);
      const total = Object.values(tensor.counts).reduce((a, b) => a + b, 0);
      const what = check.report?.mode === "projections" ? "projections" : "entries";
      return {
        mark: markOf(bad > 0 ? "failed" : "undecided"),
        head: `${check.name} at ${describeRound(check)}: the gradient of ${tensor.name} is ${bad > 0 ? "wrong" : "not to be told"} in ${bad || unclearIn(tensor)} of ${total} ${what}`,
        details: tensor.worst === undefined ? [] : [`There ${describeError(tensor.worst)}.`],
      };
    }),
  );
}

/** The same words at several inputs, once. */
function together(own: readonly Check[], textsOf: (check: Check) => readonly string[]) {
  const all = own.flatMap((check) => textsOf(check).map((text) => ({ text, check })));
  return [...new Set(all.map(({ text }) => text))].map((text) => {
    const checks = all.filter((each) => each.text === text).map(({ check }) => check);
    return { text, where: describeRounds(checks).join(", "), verdict: checks[0]!.verdict };
  });
}

function markOf(outcome: Check["verdict"]): string {
  return OUTCOME_MARKS[outcome][0]!;
}
