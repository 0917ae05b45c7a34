import { TEXTS } from "../../texts/laboratory.js";
import { percent } from "../../texts/numbers.js";
import type { Frame } from "../protocol.js";
import { SPEEDS, type Speed } from "../settings/view.js";
import type { Laboratory } from "./laboratory.js";
import { isWaitingForPoints } from "./own/own-editing.js";
import type { PageState } from "./state.js";

/** Play, pause, step, reset, new start, speed; and in words what goes on. */
export function Controls({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const { isPlaying, speed, frame, settings } = state;
  const isMoving = isPlaying.value || state.replay.value?.outcome === "going";
  const isOver = frame.value?.divergence !== undefined || state.fault.value !== undefined;
  return (
    <section class="controls" aria-label={TEXTS.controls}>
      <button
        type="button"
        class="main"
        disabled={isOver}
        onClick={isMoving ? lab.pause : lab.play}
      >
        <Icon path={isMoving ? "M4 2h4v16H4zM12 2h4v16h-4z" : "M4 1l14 9-14 9z"} />
        {isMoving ? TEXTS.pause : TEXTS.play}
      </button>
      <button type="button" title={TEXTS.stepHint} disabled={isOver} onClick={lab.step}>
        {TEXTS.step}
      </button>
      <button type="button" title={TEXTS.resetHint} onClick={lab.reset}>
        {TEXTS.reset}
      </button>
      <button
        type="button"
        title={TEXTS.newStartHint}
        onClick={() => lab.change({ seed: (settings.value.seed + 1) % 2 ** 32 })}
      >
        {TEXTS.newStart}
      </button>
      <label class="speed">
        {TEXTS.speed}
        <select
          value={speed.value}
          onChange={(event) => {
            speed.value = event.currentTarget.value as Speed;
          }}
        >
          {Object.keys(SPEEDS).map((name) => (
            <option value={name}>{TEXTS.speeds[name as Speed]}</option>
          ))}
        </select>
      </label>
      <Status state={state} />
    </section>
  );
}

/** The present state in words; a screen reader hears the first of them when it changes. */
function Status({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  if (!frame) return <p class="status">{TEXTS.loading}</p>;
  const name = nameOf(state, frame);
  return (
    <p class={`status ${name}`}>
      <strong role="status">{TEXTS.states[name]}</strong>
      <span>
        {TEXTS.atStep(frame.step, frame.epoch)}
        {name === "done" && `, ${TEXTS.reachedGoal(percent(state.goal.value, 0))}`}
        {name === "running" && state.rate.value > 0 && `, ${TEXTS.rate(state.rate.value)}`}
      </span>
    </p>
  );
}

function nameOf(state: PageState, frame: Frame): keyof typeof TEXTS.states {
  const { isPlaying, replay } = state;
  if (isWaitingForPoints(state)) return "waiting";
  if (frame.divergence) return "diverged";
  if (replay.value?.outcome === "going") return "replaying";
  if (isPlaying.value) return "running";
  return frame.reachedGoal ? "done" : "paused";
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
