import {
  ACTIVATION_NAMES,
  DATA_NAMES,
  FIGURES,
  INITIALIZER_NAMES,
  LOSS_NAMES,
  MOMENTUM_NAMES,
  OPTIMIZER_NAMES,
} from "@adjoint/experiment";
import { workerScope } from "../shared/worker-scope.js";
import { buffersOf, frameOf } from "./frame/frame.js";
import type { Answer, Request, View } from "./protocol.js";
import { type Run, startRun } from "./run/run.js";
import type { Choices } from "./settings/address.js";
import { OWN_DATA } from "./settings/lab-settings.js";

const scope = workerScope<Request, Answer>();
/** The clock is looked at once in so many steps. */
const STEPS_A_LOOK = 8;

let run: Run | undefined;

scope.onmessage = ({ data: request }) => {
  try {
    answer(request);
  } catch (error) {
    scope.postMessage({ kind: "fault", message: String(error) });
  }
};
scope.postMessage({
  kind: "ready",
  choices: {
    data: [...DATA_NAMES, ...OWN_DATA],
    figures: figureChoices(),
    activation: ACTIVATION_NAMES,
    initializer: INITIALIZER_NAMES,
    loss: LOSS_NAMES,
    optimizer: OPTIMIZER_NAMES,
    momentum: MOMENTUM_NAMES,
  },
});

function figureChoices(): Choices["figures"] {
  const entries = Object.entries(FIGURES).map(
    ([name, { classes, noise }]) => [name, { noise, ...(classes && { classes }) }] as const,
  );
  return { ...Object.fromEntries(entries), rule: { classes: 2, noise: 0 } };
}

function answer(request: Request): void {
  if (request.kind === "start") {
    run?.end();
    // What cannot be started leaves none that goes on.
    run = undefined;
    run = startRun(request.settings);
  }
  if (!run) throw new Error("no run was started");
  if (request.kind === "advance") advance(run, request.steps, request.milliseconds);
  if (request.kind === "rewind") run.rewind(request.step);
  show(run, request.view);
}

function advance(now: Run, steps: number, milliseconds: number): void {
  const end = performance.now() + milliseconds;
  for (let taken = 1; taken <= steps && now.advance(); taken++) {
    if (taken % STEPS_A_LOOK === 0 && performance.now() > end) return;
  }
}

function show(now: Run, view: View): void {
  const frame = frameOf(now, view);
  scope.postMessage({ kind: "frame", frame }, buffersOf(frame));
}
