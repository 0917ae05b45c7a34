import { LESSONS, type LessonWords } from "../../texts/lessons.js";
import type { AddressFault } from "../settings/address.js";
import type { LabSettings } from "../settings/lab-settings.js";

/** The panels that an address may hide. */
const PANELS = [
  "controls",
  "data",
  "learning",
  "network",
  "bend",
  "compare",
  "share",
  "output",
] as const;
export type PanelName = (typeof PANELS)[number];

/** A text beside the laboratory, a question, and the step at which one sees. */
export interface Lesson extends LessonWords {
  /** The name of a lesson of this page; undefined for one that the address has all words of. */
  readonly name: LessonName | undefined;
  readonly until: number;
}

export type LessonName = keyof typeof LESSONS;

/** What an address makes of the page. */
export interface LessonView {
  readonly lesson: Lesson | undefined;
  readonly hidden: readonly PanelName[];
}

const MOST_STEPS = 100_000;
const MOST_ANSWERS = 5;
/** No text of an address is longer. */
const LONGEST = { title: 80, text: 1200, ask: 200, answers: 400, seen: 1200 } as const;
type TextKey = keyof typeof LONGEST;

/** How each lesson of this page starts, and what it hides. */
export const LESSON_STARTS: Readonly<
  Record<
    LessonName,
    {
      readonly settings: Partial<LabSettings>;
      readonly until: number;
      readonly hidden: readonly PanelName[];
    }
  >
> = {
  straight: { settings: { hidden: [] }, until: 300, hidden: without("network") },
  dead: {
    settings: {
      data: "moons",
      classes: 2,
      activation: "relu",
      optimizer: "sgd",
      learningRate: 10,
    },
    until: 200,
    hidden: without("learning"),
  },
  byHeart: {
    settings: { points: 10, noise: 0.35, hidden: [24, 24] },
    until: 400,
    hidden: without("data"),
  },
  zeros: { settings: { initializer: "zeros" }, until: 200, hidden: without("network") },
  faint: {
    settings: {
      hidden: [8, 8, 8, 8, 8, 8],
      activation: "sigmoid",
      optimizer: "sgd",
      learningRate: 0.5,
    },
    until: 1,
    hidden: without("network"),
  },
};

/** Everything but what one sees, and one panel. */
function without(panel: PanelName): readonly PanelName[] {
  const shown = [panel, "output", "network"];
  return PANELS.filter((name) => !shown.includes(name));
}

export function lessonOf(name: LessonName): Lesson {
  return { ...LESSONS[name], name, until: LESSON_STARTS[name].until };
}

/** The fields of an address. */
export function lessonFields({
  lesson,
  hidden,
}: LessonView): readonly (readonly [string, string])[] {
  const fields: [string, string][] = [];
  if (hidden.length > 0) fields.push(["hide", hidden.join(",")]);
  if (lesson?.name) fields.push(["lesson", lesson.name]);
  else if (lesson) {
    const { title, text, ask, answers, seen, until } = lesson;
    for (const [key, value] of Object.entries({ title, text, ask, seen })) {
      if (value !== "") fields.push([key, value]);
    }
    if (answers.length > 0) fields.push(["answers", answers.join("|")], ["until", String(until)]);
  }
  return fields;
}

/** Takes the fields of a lesson out of those of an address. What is not allowed is a fault. */
export function takeLesson(fields: URLSearchParams): LessonView & {
  readonly faults: readonly AddressFault[];
} {
  const faults: AddressFault[] = [];
  const take = <Value>(key: string, read: (given: string) => Value | undefined) => {
    const given = fields.get(key);
    fields.delete(key);
    if (given === null) return undefined;
    const value = read(given);
    if (value === undefined) faults.push({ key, given: given.slice(0, 40) });
    return value;
  };
  const hidden = take("hide", readPanels) ?? [];
  const name = take("lesson", (given) =>
    (Object.keys(LESSONS) as LessonName[]).find((each) => each === given),
  );
  const words = (key: TextKey) =>
    take(key, (given) => (given.length <= LONGEST[key] ? given : undefined)) ?? "";
  const own = { title: words("title"), text: words("text"), ask: words("ask") };
  const answers = words("answers")
    .split("|")
    .filter((answer) => answer !== "");
  const seen = words("seen");
  const until = take("until", readSteps) ?? 1;
  if (name) return { lesson: lessonOf(name), hidden, faults };
  if (answers.length > MOST_ANSWERS) {
    faults.push({ key: "answers", given: answers.join("|").slice(0, 40) });
  }
  const isNone = own.title === "" && own.text === "" && own.ask === "";
  const lesson = isNone
    ? undefined
    : { ...own, answers: answers.slice(0, MOST_ANSWERS), seen, until, name };
  return { lesson, hidden, faults };
}

function readPanels(given: string): readonly PanelName[] | undefined {
  const names = given.split(",");
  const known = PANELS.filter((name) => names.includes(name));
  return known.length === names.length ? known : undefined;
}

function readSteps(given: string): number | undefined {
  const steps = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  return steps >= 1 && steps <= MOST_STEPS ? steps : undefined;
}
