import { LESSON_TEXTS, LESSONS } from "../../../texts/lessons.js";
import { LESSON_STARTS, type LessonName, lessonOf } from "../../lesson/lesson.js";
import { DEFAULTS } from "../../settings/lab-settings.js";
import { toLink } from "../../settings/link.js";
import { DEFAULT_VIEW } from "../../settings/view.js";

/** The lessons of this page: each is an address. */
export function LessonList() {
  return (
    <nav class="panel lessons" aria-label={LESSON_TEXTS.list}>
      <h2>{LESSON_TEXTS.list}</h2>
      <p class="hint">{LESSON_TEXTS.listHint}</p>
      <ul>
        {(Object.keys(LESSONS) as LessonName[]).map((name) => (
          <li>
            <a href={`#${linkOf(name)}`}>{LESSONS[name].title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function linkOf(name: LessonName): string {
  const { settings, hidden } = LESSON_STARTS[name];
  const view = { ...DEFAULT_VIEW, lesson: lessonOf(name), hidden };
  return toLink({ ...DEFAULTS, ...settings }, view);
}
