import { LESSON_TEXTS } from "../../../texts/lessons.js";
import { percent } from "../../../texts/numbers.js";
import type { Lesson } from "../../lesson/lesson.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

interface Props {
  readonly state: PageState;
  readonly lab: Laboratory;
}

/** A text beside the laboratory: predict, then see. */
export function LessonPanel({ state, lab }: Props) {
  const lesson = state.lesson.value;
  const hasHidden = state.hidden.value.length > 0;
  if (!lesson && !hasHidden) return null;
  return (
    <section class="panel lesson" aria-label={LESSON_TEXTS.lesson}>
      {lesson && (
        <>
          <h2>{lesson.title || LESSON_TEXTS.lesson}</h2>
          <p>{lesson.text}</p>
          <Prediction state={state} lab={lab} lesson={lesson} />
        </>
      )}
      <button
        type="button"
        onClick={() => {
          state.lesson.value = undefined;
          state.hidden.value = [];
        }}
      >
        {LESSON_TEXTS.all}
      </button>
    </section>
  );
}

/** The answers to choose from; after one is chosen it trains, and then says what was to be seen. */
function Prediction({ state, lab, lesson }: Props & { readonly lesson: Lesson }) {
  const { prediction, frame } = state;
  const isOver =
    frame.value && (frame.value.step >= lesson.until || frame.value.divergence !== undefined);
  if (lesson.answers.length === 0) {
    return (
      <>
        <p>{lesson.ask}</p>
        <p>{lesson.seen}</p>
      </>
    );
  }
  return (
    <>
      <fieldset class="answers">
        <legend>{lesson.ask}</legend>
        {lesson.answers.map((answer, i) => (
          <button
            type="button"
            aria-pressed={prediction.value === i}
            disabled={prediction.value !== undefined}
            onClick={() => {
              prediction.value = i;
              lab.playTo(lesson.until);
            }}
          >
            {answer}
          </button>
        ))}
      </fieldset>
      <div class="seen" role="status">
        {prediction.value !== undefined && (
          <p>
            {LESSON_TEXTS.youSaid(lesson.answers[prediction.value] ?? "")}{" "}
            {!isOver && LESSON_TEXTS.running(lesson.until)}
          </p>
        )}
        {prediction.value !== undefined && isOver && frame.value && (
          <>
            <p>
              {LESSON_TEXTS.found(
                frame.value.step,
                percent(frame.value.training.accuracy),
                percent(frame.value.test.accuracy),
              )}
            </p>
            <p>{lesson.seen}</p>
          </>
        )}
      </div>
      {prediction.value !== undefined && isOver && (
        <button
          type="button"
          onClick={() => {
            prediction.value = undefined;
            lab.reset();
          }}
        >
          {LESSON_TEXTS.again}
        </button>
      )}
    </>
  );
}
