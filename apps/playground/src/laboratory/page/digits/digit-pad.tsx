import { useRef, useState } from "preact/hooks";
import { DIGIT_TEXTS } from "../../../texts/digits.js";
import { percent } from "../../../texts/numbers.js";
import type { DigitSeen } from "../../protocol.js";
import type { Laboratory } from "../laboratory.js";
import { paintInk } from "../paint.js";
import { Picture } from "../picture.js";
import type { PageState } from "../state.js";
import { rasterize, type Stroke } from "./rasterize.js";

/** A key moves the pen by so much. */
const STRIDE = 1 / 16;

/** A digit, drawn or taken from the test digits, and what the network reads in it while it is drawn. */
export function DigitPad({
  state,
  lab,
  seen,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
  readonly seen: DigitSeen;
}) {
  const strokes = useRef<readonly Stroke[]>([]);
  const pen = useRef({ x: 0.5, y: 0.25 });
  const [isDown, setDown] = useState(false);
  const [cursor, setCursor] = useState<{ readonly x: number; readonly y: number }>();
  const show = (drawn: readonly Stroke[]) => {
    strokes.current = drawn;
    state.digit.value = { pixels: rasterize(drawn) };
    lab.redraw();
  };
  const sample = (index: number) => {
    strokes.current = [];
    state.digit.value = { sample: index };
    lab.redraw();
  };
  const begin = (place: Stroke[number]) => show([...strokes.current, [place]]);
  const draw = (place: Stroke[number]) =>
    show([...strokes.current.slice(0, -1), [...(strokes.current.at(-1) ?? []), place]]);
  const placeOf = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return {
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-STRIDE, 0],
      ArrowRight: [STRIDE, 0],
      ArrowUp: [0, -STRIDE],
      ArrowDown: [0, STRIDE],
    };
    const move = moves[event.key];
    if (move) {
      const within = (value: number) => Math.min(1, Math.max(0, value));
      pen.current = { x: within(pen.current.x + move[0]), y: within(pen.current.y + move[1]) };
      setCursor(pen.current);
      if (isDown) draw(pen.current);
    } else if (event.key === " " || event.key === "Enter") {
      setCursor(pen.current);
      if (!isDown) begin(pen.current);
      setDown(!isDown);
    } else if (event.key === "Escape" || event.key === "Delete" || event.key === "Backspace") {
      setDown(false);
      show([]);
    } else return;
    event.preventDefault();
  };
  const { shares, truth, misread, samples } = seen;
  const now = state.digit.value;
  const at = "sample" in now ? now.sample : -1;
  const nextMisread = misread.find((index) => index > at) ?? misread[0];
  return (
    <div class="digit">
      <div
        class="digit-pad"
        role="application"
        aria-label={DIGIT_TEXTS.padLabel}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move the pen of this application.
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          begin(placeOf(event));
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) draw(placeOf(event));
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setDown(false);
          setCursor(undefined);
        }}
      >
        <Picture paint={(canvas) => paintInk(canvas, seen.pixels)} />
        <svg viewBox="0 0 1 1" aria-hidden="true">
          {strokes.current.map((stroke) => (
            <polyline
              points={stroke.map(({ x, y }) => `${x.toFixed(3)},${y.toFixed(3)}`).join(" ")}
            />
          ))}
          {cursor && (
            <circle class={isDown ? "pen down" : "pen"} cx={cursor.x} cy={cursor.y} r="0.03" />
          )}
        </svg>
      </div>
      <p class="digit-read" role="status">
        {reading(shares, truth)}
      </p>
      <div class="own-buttons">
        <button type="button" onClick={() => sample((at + 1) % samples)}>
          {DIGIT_TEXTS.next}
        </button>
        <button
          type="button"
          disabled={nextMisread === undefined}
          onClick={() => nextMisread !== undefined && sample(nextMisread)}
        >
          {DIGIT_TEXTS.nextMisread(misread.length)}
        </button>
        <button type="button" onClick={() => show([])}>
          {DIGIT_TEXTS.clear}
        </button>
      </div>
      <Bars shares={shares} />
    </div>
  );
}

/** How sure the network is of each digit. */
function Bars({ shares }: { readonly shares: Float32Array }) {
  return (
    <ul class="bars" aria-label={DIGIT_TEXTS.barsLabel}>
      {Array.from({ length: 10 }, (_, digit) => {
        const share = Math.min(1, Math.max(0, shares[digit] ?? 0));
        return (
          <li>
            <span>{digit}</span>
            <span class="bar">
              <span style={{ width: `${(100 * share).toFixed(1)}%` }} />
            </span>
            <span class="share-of">{shares.length > 0 ? percent(share, 0) : "–"}</span>
          </li>
        );
      })}
    </ul>
  );
}

function reading(shares: Float32Array, truth: number | undefined): string {
  if (shares.length === 0) return DIGIT_TEXTS.empty;
  const most = shares.reduce((best, share, digit) => (share > shares[best]! ? digit : best), 0);
  return truth === undefined ? DIGIT_TEXTS.reads(most) : DIGIT_TEXTS.readsOf(most, truth);
}
