import { useState } from "preact/hooks";
import { OWN_TEXTS } from "../../../texts/own-data.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import { OWN_PLANE } from "../../frame/window.js";
import { CLASS_COLOURS, css } from "../colours.js";
import type { Laboratory } from "../laboratory.js";
import { markPath } from "../marks.js";
import type { PageState } from "../state.js";
import { FEWEST_POINTS, ownEditing } from "./own-editing.js";

/** A key moves the cursor by so much, and with Shift by so much more. */
const STRIDE = 0.05;
const LONG = 5;

const { x, y, extent } = OWN_PLANE;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Lies over the plane: a click, a tap or Enter puts a point of the chosen class. */
export function PointPad({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  // Shown while the pad is operated by keys.
  const [cursor, setCursor] = useState<Place | undefined>(undefined);
  const [said, setSaid] = useState("");
  const editing = ownEditing(state, lab);
  const { points, add, undo, isFull } = editing;
  const label = state.ownLabel.value;
  const put = (place: Place) => {
    if (isFull) {
      setSaid(OWN_TEXTS.full);
      return;
    }
    add(place.x, place.y);
    setSaid(OWN_TEXTS.put(SITE_TEXTS.className(label), place.x, place.y, points.length + 1));
  };
  const onPointerUp = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    setCursor(undefined);
    put({
      x: x + ((event.clientX - box.left) / box.width) * 2 * extent - extent,
      y: y + extent - ((event.clientY - box.top) / box.height) * 2 * extent,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = cursor ?? { x: 0, y: 0 };
    const stride = event.shiftKey ? LONG * STRIDE : STRIDE;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-stride, 0],
      ArrowRight: [stride, 0],
      ArrowUp: [0, stride],
      ArrowDown: [0, -stride],
    };
    const move = moves[event.key];
    const letter = "abcdef".indexOf(event.key.toLowerCase());
    if (move) {
      const place = { x: within(at.x + move[0]), y: within(at.y + move[1]) };
      setCursor(place);
      setSaid(OWN_TEXTS.place(place.x, place.y));
    } else if (event.key === "Enter" || event.key === " ") {
      setCursor(at);
      put(at);
    } else if (event.key === "Backspace" || event.key === "Delete") {
      if (!editing.canUndo) return;
      undo();
      setSaid(OWN_TEXTS.undone);
    } else if (letter >= 0 && letter < CLASS_COLOURS.length) {
      state.ownLabel.value = letter;
      setSaid(OWN_TEXTS.chosen(SITE_TEXTS.className(letter)));
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        class="pad"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move the cursor of this application.
        tabIndex={0}
        aria-label={OWN_TEXTS.padLabel}
        onPointerUp={onPointerUp}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(undefined)}
      >
        <svg
          viewBox={`${x - extent} ${-y - extent} ${2 * extent} ${2 * extent}`}
          aria-hidden="true"
        >
          {points.length < FEWEST_POINTS &&
            points.map((point) => (
              <path
                d={markPath(point.label, point.x, -point.y, 0.03 * extent)}
                style={{ fill: css(CLASS_COLOURS[point.label]!) }}
              />
            ))}
          {cursor && (
            <g class="pad-cursor">
              <path
                d={`M${cursor.x} ${-y - extent}v${2 * extent}M${x - extent} ${-cursor.y}h${2 * extent}`}
              />
              <path
                d={markPath(label, cursor.x, -cursor.y, 0.045 * extent)}
                style={{ fill: css(CLASS_COLOURS[label]!) }}
              />
            </g>
          )}
        </svg>
      </div>
      <p class="hidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}

function within(value: number): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;
}
