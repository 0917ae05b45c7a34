import { expect, test } from "vitest";
import { LESSONS } from "../../texts/lessons.js";
import { startRun } from "../run/run.js";
import { DEFAULTS } from "../settings/lab-settings.js";
import { LESSON_STARTS, type LessonName, lessonFields, lessonOf, takeLesson } from "./lesson.js";

const names = Object.keys(LESSONS) as LessonName[];
const there = (view: Parameters<typeof lessonFields>[0]) =>
  takeLesson(new URLSearchParams(lessonFields(view).map(([key, value]) => [key, value])));

test.each(names)("%s there and back", (name) => {
  const { hidden } = LESSON_STARTS[name];
  const lesson = lessonOf(name);
  expect(there({ lesson, hidden })).toEqual({ lesson, hidden, faults: [] });
});

test("a teacher's own there and back", () => {
  const lesson = {
    name: undefined,
    title: "Mine & yours",
    text: "<b>No</b> markup",
    ask: "Which?",
    answers: ["this", "that"],
    seen: "Thus",
    until: 50,
  };
  expect(there({ lesson, hidden: ["data"] })).toEqual({ lesson, hidden: ["data"], faults: [] });
});

test.each([
  ["hide=everything", "hide"],
  ["hide=data,data", "hide"],
  ["lesson=constructor", "lesson"],
  [`text=${"x".repeat(1201)}`, "text"],
  ["title=t&until=0", "until"],
  ["title=t&until=100001", "until"],
  ["title=t&answers=1|2|3|4|5|6", "answers"],
])("'%s' is a fault", (fields, key) => {
  expect(takeLesson(new URLSearchParams(fields)).faults.map((fault) => fault.key)).toEqual([key]);
});

/** What each lesson says that one sees. */
const SEEN: Readonly<Record<LessonName, (run: ReturnType<typeof startRun>) => void>> = {
  straight: (run) => {
    const { accuracy } = run.measure().test;
    expect(accuracy).toBeGreaterThan(0.4);
    expect(accuracy).toBeLessThan(0.5);
  },
  dead: (run) => {
    expect(run.history.moments().at(-1)!.gradients).toEqual([0, 0, 0]);
  },
  byHeart: (run) => {
    const { training, test } = run.measure();
    const first = run.history.moments()[0]!;
    expect(training.loss).toBeLessThan(first.training.loss / 4);
    expect(test.loss).toBeGreaterThan(2 * first.test.loss);
  },
  zeros: (run) => {
    expect(
      run.experiment.stages.map(({ dense }) => Array.from(dense.parameters[0].value.data)),
    ).toEqual(
      run.experiment.stages.map(({ dense }) => Array.from(dense.parameters[0].value.data, () => 0)),
    );
  },
  faint: (run) => {
    const { gradients } = run.history.moments().at(-1)!;
    expect(Math.min(...gradients)).toBe(gradients[0]);
    expect(gradients.at(-1)! / gradients[0]!).toBeGreaterThan(25_000);
    expect(gradients.at(-1)! / gradients[0]!).toBeLessThan(35_000);
  },
};

test.each(names)("%s: what it says is what happens", (name) => {
  const { settings, until } = LESSON_STARTS[name];
  const run = startRun({ ...DEFAULTS, ...settings });
  while (run.step() < until && run.advance());
  expect(run.step()).toBe(until);
  SEEN[name](run);
});
