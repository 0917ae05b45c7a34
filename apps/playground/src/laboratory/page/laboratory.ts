import { effect, untracked } from "@preact/signals";
import type { Answer, Frame, Request, WeightsFormat } from "../protocol.js";
import type { LabSettings } from "../settings/lab-settings.js";
import { SPEEDS } from "../settings/view.js";
import { addressBar } from "./address-bar.js";
import { openLine } from "./line.js";
import { type PageState, viewOf } from "./state.js";

/** The worker may take so long for steps and the frame after them: less than one sixtieth of a second. */
const MILLISECONDS = 14;
/** The same for steps that a link asks for: one waits for the last of them. */
const REPLAY_MILLISECONDS = 60;
/** Steps are counted over so many milliseconds for their rate. */
const RATE_WINDOW = 500;

/** The actions that a person has. */
export interface Laboratory {
  readonly play: () => void;
  readonly pause: () => void;
  /** The same settings from the start, to a step. */
  readonly playTo: (step: number) => void;
  readonly step: () => void;
  /** The same settings again, from the start. */
  readonly reset: () => void;
  readonly change: (settings: Partial<LabSettings>) => void;
  readonly rewind: (step: number) => void;
  /** Keeps settings beside those that are changed, and starts both; ends that where there are none. */
  readonly compare: (other: LabSettings | undefined) => void;
  /** Draws anew what is shown, without a step. */
  readonly redraw: () => void;
  /** The address of all that is shown, with the claim of what its reader will find. */
  readonly link: () => string;
  /** The program that takes the same steps; undefined after a fault, which is shown. */
  readonly program: () => Promise<string | undefined>;
  /** The run as a file; undefined after a fault, which is shown. */
  readonly save: (format: WeightsFormat) => Promise<Uint8Array<ArrayBuffer> | string | undefined>;
  /** Goes on from a file. @returns whether it had all of a run, or in words why it is refused */
  readonly open: (bytes: Uint8Array) => Promise<"whole" | "weights" | { readonly refused: string }>;
}

/** Joins the state of the page and the worker: one request at a time, the next when a frame is shown. */
export function laboratory(state: PageState, worker: Worker): Laboratory {
  const address = addressBar(state, () => start());
  let cancelNext = () => {};
  let since = { time: 0, step: 0 };
  /** Training pauses at this step. */
  let lastStep = Number.POSITIVE_INFINITY;

  const view = () => ({
    arrows: state.showArrows.value,
    bend: state.bend.value,
    digit: state.digit.value,
    compares: state.other.value !== undefined,
  });
  const start = (onAnswer = take) => {
    lastStep = Number.POSITIVE_INFINITY;
    state.fault.value = undefined;
    state.replay.value = undefined;
    const [settings, other] = [state.settings.value, state.other.value];
    line.send({ kind: "start", settings, other, view: view() }, onAnswer);
  };
  const advance = (steps: number, milliseconds = MILLISECONDS) =>
    line.send({ kind: "advance", steps, milliseconds, goal: goalNow(), view: view() }, take);

  /** A link asks for steps, whatever is reached on the way. */
  const goalNow = () => (state.isPlaying.value ? state.goal.value : 0);

  const next = () => {
    cancelNext();
    if (line.isBusy()) return;
    if (state.replay.value?.outcome === "going") {
      const left = state.replay.value.claim.step - (state.frame.value?.step ?? 0);
      advance(left, REPLAY_MILLISECONDS);
      return;
    }
    if (!state.isPlaying.value) return;
    const { steps, wait } = SPEEDS[state.speed.value];
    const left = lastStep - (state.frame.value?.step ?? 0);
    const go = () => advance(Math.min(steps, left));
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
  /** Compares what a link claims with what is found, when its step is reached or never will be. */
  const judge = (frame: Frame) => {
    const replay = state.replay.value;
    if (replay?.outcome !== "going") return;
    const { step, fingerprint } = replay.claim;
    if (frame.step < step && !frame.divergence) return;
    const isSame = frame.step === step && frame.fingerprint === fingerprint;
    state.replay.value = { ...replay, outcome: isSame ? "same" : "other" };
  };
  const show = (frame: Frame) => {
    state.frame.value = frame;
    if (frame.divergence || frame.reachedGoal || frame.step >= lastStep) {
      state.isPlaying.value = false;
      lastStep = Number.POSITIVE_INFINITY;
    }
    judge(frame);
    countSteps(frame);
    address.write();
  };
  const take = (answer: Answer) => {
    if (answer.kind === "frame") show(answer.frame);
    else if (answer.kind === "fault") {
      state.fault.value = answer.message;
      state.isPlaying.value = false;
      state.replay.value = undefined;
      address.write();
    }
  };

  const line = openLine(
    worker,
    ({ choices }) => {
      state.choices.value = choices;
      address.read();
    },
    next,
  );
  addEventListener("hashchange", address.read);
  effect(() => {
    viewOf(state);
    untracked(address.write);
  });

  const ask = (request: Request) =>
    new Promise<Answer>((resolve) => {
      line.send(request, resolve);
    });
  const fileOf = async (request: Request) => {
    const answer = await ask(request);
    if (answer.kind === "file") return answer.contents;
    take(answer);
    return undefined;
  };
  const pause = () => {
    lastStep = Number.POSITIVE_INFINITY;
    state.isPlaying.value = false;
    state.replay.value = undefined;
    cancelNext();
    address.write();
  };
  return {
    play: () => {
      if (state.frame.value?.divergence || state.fault.value !== undefined) return;
      state.replay.value = undefined;
      state.isPlaying.value = true;
      since = { time: performance.now(), step: state.frame.value?.step ?? 0 };
      address.write();
      next();
    },
    pause,
    playTo: (step) =>
      start((answer) => {
        // Answers that were under way are of the run before.
        lastStep = step;
        state.isPlaying.value = true;
        take(answer);
      }),
    step: () => {
      pause();
      advance(1);
    },
    reset: () => start(),
    change: (settings) => {
      state.settings.value = { ...state.settings.value, ...settings };
      start();
    },
    compare: (other) => {
      state.other.value = other;
      if (other) start();
      else if (!state.isPlaying.value) advance(0);
    },
    rewind: (step) => {
      pause();
      line.send({ kind: "rewind", step, view: view() }, take);
    },
    redraw: () => {
      if (!state.isPlaying.value) advance(0);
    },
    link: address.link,
    program: async () => {
      pause();
      const { step, fingerprint } = state.frame.value!;
      const request = {
        kind: "program",
        claim: { step, fingerprint },
        link: address.link(),
      } as const;
      const contents = await fileOf(request);
      return contents?.toString();
    },
    save: (format) => {
      pause();
      return fileOf({ kind: "save", format });
    },
    open: async (bytes) => {
      pause();
      const settings = state.settings.value;
      const answer = await ask({ kind: "open", bytes, settings, view: view() });
      if (answer.kind !== "opened") {
        return { refused: "message" in answer ? answer.message : answer.kind };
      }
      state.fault.value = undefined;
      state.other.value = undefined;
      state.settings.value = answer.settings;
      show(answer.frame);
      return answer.isWhole ? "whole" : "weights";
    },
  };
}
