import { OWN_TEXTS } from "../../../texts/own-data.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import { ClassMark } from "../charts/class-mark.js";
import { CLASS_COLOURS } from "../colours.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";
import { ownEditing } from "./own-editing.js";

/** Under the plane: the class of the next point, and what is done to those there are. */
export function OwnPointsTools({
  state,
  lab,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
}) {
  const { points, canUndo, undo, clear } = ownEditing(state, lab);
  return (
    <div class="own-tools">
      <fieldset class="class-choice">
        <legend>{OWN_TEXTS.nextClass}</legend>
        {CLASS_COLOURS.map((_, label) => (
          <label class={state.ownLabel.value === label ? "chosen" : ""}>
            <input
              type="radio"
              name="own-class"
              class="hidden"
              checked={state.ownLabel.value === label}
              onChange={() => {
                state.ownLabel.value = label;
              }}
            />
            <ClassMark label={label} />
            <span class="hidden">{SITE_TEXTS.className(label)}</span>
          </label>
        ))}
      </fieldset>
      <div class="own-buttons">
        <button type="button" disabled={!canUndo} onClick={undo}>
          {OWN_TEXTS.undo}
        </button>
        <button type="button" disabled={points.length === 0} onClick={clear}>
          {OWN_TEXTS.clear}
        </button>
        <span class="own-count">{OWN_TEXTS.count(points.length)}</span>
      </div>
    </div>
  );
}
