import {
  ACTIVATION_NAMES,
  CURVE_NAMES,
  DATA_NAMES,
  FIGURES,
  INITIALIZER_NAMES,
  LOSS_NAMES,
  MOMENTUM_NAMES,
  NORMALIZATION_NAMES,
  OPTIMIZER_NAMES,
  REGRESSION_LOSS_NAMES,
  SCHEDULE_NAMES,
} from "@adjoint/experiment";
import { workerScope } from "../shared/worker-scope.js";
import { loadFor } from "./data/digits/loaded.js";
import { buffersOf, frameOf } from "./frame/frame.js";
import type { Answer, Request, View } from "./protocol.js";
import { type Run, startRun } from "./run/run.js";
import type { Choices } from "./settings/address.js";
import { DIGITS, OWN_DATA, SURFACE } from "./settings/lab-settings.js";

const scope = workerScope<Request, Answer>();

let run: Run | undefined;
/** The run that it is compared with: it takes the same steps. */
let other: Run | undefined;
/** The milliseconds that the last frame took to make: they are taken off those for steps. */
let frameTime = 0;
/** However long frames take, there is some time for steps. */
const LEAST_TIME = 3;

const CHOICES: Choices = {
  data: [...DATA_NAMES, ...OWN_DATA, DIGITS, ...CURVE_NAMES, SURFACE],
  figures: figureChoices(),
  activation: ACTIVATION_NAMES,
  initializer: INITIALIZER_NAMES,
  loss: LOSS_NAMES,
  optimizer: OPTIMIZER_NAMES,
  normalization: NORMALIZATION_NAMES,
  schedule: SCHEDULE_NAMES,
  regression: [...CURVE_NAMES, SURFACE],
  regressionLoss: REGRESSION_LOSS_NAMES,
  momentum: MOMENTUM_NAMES,
};

scope.onmessage = async ({ data: request }) => {
  try {
    await answer(request);
  } catch (error) {
    scope.postMessage({ kind: "fault", message: String(error) });
  }
};
scope.postMessage({ kind: "ready", choices: CHOICES });

function figureChoices(): Choices["figures"] {
  const entries = Object.entries(FIGURES).map(
    ([name, { classes, noise }]) => [name, { noise, ...(classes && { classes }) }] as const,
  );
  const numbers = [...CURVE_NAMES, SURFACE].map((name) => [name, { noise: 0.1 }] as const);
  return { ...Object.fromEntries([...entries, ...numbers]), rule: { classes: 2, noise: 0 } };
}

async function answer(request: Request): Promise<void> {
  if (request.kind === "start") await start(request);
  if (!run) throw new Error("no run was started");
  if (request.kind === "open") return open(request);
  if (request.kind === "program" || request.kind === "save") return write(run, request);
  if (request.kind === "advance") advance(run, request);
  if (request.kind === "rewind") rewind(run, request.step);
  show(run, request.view);
}

async function start({
  settings,
  other: beside,
}: Request & { readonly kind: "start" }): Promise<void> {
  run?.end();
  // What cannot be started leaves none that goes on.
  run = undefined;
  endOther();
  run = startRun(settings, await loadFor(settings));
  if (beside) other = startRun(beside, await loadFor(beside));
}

function endOther(): void {
  other?.end();
  other = undefined;
}

function rewind(now: Run, step: number): void {
  now.rewind(step);
  if (other && step < other.step()) other.rewind(step);
}

/** What makes files is loaded when it is asked for. */
async function write(
  now: Run,
  request: Request & { readonly kind: "program" | "save" },
): Promise<void> {
  if (request.kind === "program") {
    const { programFor } = await import("./export/program.js");
    const contents = programFor(now, request.claim, request.link);
    scope.postMessage({ kind: "file", contents });
    return;
  }
  const { weightsFile } = await import("./export/weights-file.js");
  scope.postMessage({ kind: "file", contents: weightsFile(now, request.format) });
}

async function open({ bytes, settings, view }: Request & { readonly kind: "open" }): Promise<void> {
  const { openWeights } = await import("./export/weights-file.js");
  try {
    const opened = await openWeights(bytes, settings, CHOICES);
    run?.end();
    endOther();
    run = opened.run;
    const frame = frameOf(opened.run, view);
    scope.postMessage(
      { kind: "opened", frame, settings: opened.run.settings, isWhole: opened.isWhole },
      buffersOf(frame),
    );
  } catch (error) {
    scope.postMessage({
      kind: "refused",
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

function advance(
  now: Run,
  { steps, milliseconds, goal }: Request & { readonly kind: "advance" },
): void {
  const end = performance.now() + Math.max(LEAST_TIME, milliseconds - frameTime);
  for (let taken = 1; taken <= steps; taken++) {
    const goesOn = now.advance(goal);
    while (other && other.step() < now.step() && other.advance());
    if (!goesOn) return;
    if (performance.now() > end) return;
  }
}

function show(now: Run, view: View): void {
  if (!view.compares) endOther();
  const begin = performance.now();
  const frame = frameOf(now, view, other);
  frameTime = performance.now() - begin;
  scope.postMessage({ kind: "frame", frame }, buffersOf(frame));
}
