import type { Answer, Frame, Request } from "../protocol.js";
import { fromAddress, toAddress } from "../settings/address.js";
import type { LabSettings } from "../settings/lab-settings.js";
import { type PageState, SPEEDS } from "./state.js";

/** The worker may take steps for so long before it shows a frame. */
const MILLISECONDS = 12;
/** Steps are counted over so many milliseconds for their rate. */
const RATE_WINDOW = 500;

/** The actions that a person has. */
export interface Laboratory {
  readonly play: () => void;
  readonly pause: () => void;
  readonly step: () => void;
  /** The same settings again, from the start. */
  readonly reset: () => void;
  readonly change: (settings: Partial<LabSettings>) => void;
  readonly rewind: (step: number) => void;
  /** Draws anew what is shown, without a step. */
  readonly redraw: () => void;
}

/** Joins the state of the page and the worker: one request at a time, the next when a frame is shown. */
export function laboratory(state: PageState, worker: Worker): Laboratory {
  let isBusy = false;
  /** Requests that wait until the worker is free. */
  const queue: Request[] = [];
  let cancelNext = () => {};
  let since = { time: 0, step: 0 };

  const view = () => ({ arrows: state.showArrows.value });
  const sendNext = () => {
    const request = isBusy ? undefined : queue.shift();
    if (!request) return;
    isBusy = true;
    worker.postMessage(request);
  };
  const send = (request: Request) => {
    // What waits is of the run that a start replaces.
    if (request.kind === "start") queue.length = 0;
    queue.push(request);
    sendNext();
  };
  const start = () => {
    state.fault.value = undefined;
    send({ kind: "start", settings: state.settings.value, view: view() });
  };
  const advance = (steps: number) =>
    send({ kind: "advance", steps, milliseconds: MILLISECONDS, view: view() });

  const next = () => {
    cancelNext();
    if (!state.isPlaying.value || isBusy) return;
    const { steps, wait } = SPEEDS[state.speed.value];
    const go = () => advance(steps);
    if (wait === 0) {
      const frame = requestAnimationFrame(go);
      cancelNext = () => cancelAnimationFrame(frame);
    } else {
      const timer = setTimeout(go, wait);
      cancelNext = () => clearTimeout(timer);
    }
  };
  const countSteps = (frame: Frame) => {
    const time = performance.now();
    if (frame.step < since.step) since = { time, step: frame.step };
    if (time - since.time < RATE_WINDOW) return;
    state.rate.value = (1000 * (frame.step - since.step)) / (time - since.time);
    since = { time, step: frame.step };
  };
  const show = (frame: Frame) => {
    state.frame.value = frame;
    if (frame.divergence) state.isPlaying.value = false;
    countSteps(frame);
  };

  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.kind === "ready") {
      state.choices.value = answer.choices;
      const { settings, faults } = fromAddress(location.hash.slice(1), answer.choices);
      state.settings.value = settings;
      state.addressFaults.value = faults;
      start();
      return;
    }
    isBusy = false;
    if (answer.kind === "frame") show(answer.frame);
    else {
      state.fault.value = answer.message;
      state.isPlaying.value = false;
    }
    if (queue.length > 0) sendNext();
    else next();
  };

  const pause = () => {
    state.isPlaying.value = false;
    cancelNext();
  };
  return {
    play: () => {
      if (state.frame.value?.divergence) return;
      state.isPlaying.value = true;
      since = { time: performance.now(), step: state.frame.value?.step ?? 0 };
      next();
    },
    pause,
    step: () => {
      pause();
      advance(1);
    },
    reset: start,
    change: (settings) => {
      state.settings.value = { ...state.settings.value, ...settings };
      history.replaceState(null, "", `#${toAddress(state.settings.value)}`);
      start();
    },
    rewind: (step) => {
      pause();
      send({ kind: "rewind", step, view: view() });
    },
    redraw: () => {
      if (!state.isPlaying.value) advance(0);
    },
  };
}
