import { byName } from "./outcomes.js";
import type { Report } from "./types.js";

/** For what was called with a matrix, and threw. */
export const HELP =
  "what threw may be a factory, or take other inputs: gradientCheck says so by create, or by shapes and inputs";

/** What was found out by trying, what was left out, and what the checks could not see: in lines. */
export function remarksOf({ notes, skipped, checks }: Report): readonly string[] {
  return [
    ...grouped(notes.map(({ name, text }) => [text, name])).map(
      ([text, names]) => `${names.join(", ")}: ${text}`,
    ),
    ...skipped.map(({ name, reason }) => `${name} is not checked: ${reason}`),
    ...(skipped.some(({ reason }) => reason.includes("it threw")) ? [HELP] : []),
    ...unseenIn(checks),
  ];
}

/** What the checks could not see: the same words for several things, once. */
function unseenIn(checks: Report["checks"]): readonly string[] {
  const all = [...byName(checks)].flatMap(([name, own]) => {
    const reports = own.flatMap(({ report }) => report ?? []);
    // What is zero throughout at one input has been seen at another, where it is not.
    const stays = (text: string) =>
      !text.includes("zero throughout") || reports.every(({ unseen }) => unseen.includes(text));
    const texts = reports.flatMap(({ unseen }) => unseen.filter(stays).map(withoutCount));
    return texts.map((text) => [text, name] as const);
  });
  const total = byName(checks).size;
  const told = checks.flatMap(({ report }) => report?.unseen ?? []);
  return grouped(all).map(
    ([text, names]) => `not seen in ${enumerate(names, total)}: ${text}${furthest(text, told)}`,
  );
}

const OFF = /, which is off by up to a relative ([-+.\de]+)$/;

/** How many there are, and how far they are off, differs from input to input. */
function withoutCount(text: string): string {
  return text.replace(/^\d+( of \d+)? (?=at |in )/, "entries ").replace(OFF, "");
}

/** How far off it is at the input where that is most. */
function furthest(text: string, told: readonly string[]): string {
  const off = told
    .filter((each) => withoutCount(each) === text)
    .flatMap((each) => OFF.exec(each)?.[1] ?? []);
  return off.length === 0
    ? ""
    : `, which is off by up to a relative ${off.reduce((a, b) => (Number(b) > Number(a) ? b : a))}`;
}

/** Names by their text, in order. */
function grouped(
  all: readonly (readonly [text: string, name: string])[],
): readonly (readonly [string, readonly string[]])[] {
  const names = new Map<string, Set<string>>();
  for (const [text, name] of all) names.set(text, (names.get(text) ?? new Set()).add(name));
  return [...names].map(([text, own]) => [text, [...own]]);
}

function enumerate(names: readonly string[], total: number): string {
  if (names.length === total && total > 1) return "all";
  if (names.length <= 3) return names.join(", ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
