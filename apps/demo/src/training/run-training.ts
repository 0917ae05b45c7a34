import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Training } from "@adjoint/experiment";
import { combineLosses, type LossSummary } from "@adjoint/pass";
import type { Terminal } from "@adjoint/terminal";
import { type TrainingProgress, type TrainingStep, train } from "@adjoint/training";
import type { RunOptions } from "../options/training-options.js";

/** One time through the data: means over its rows, each as its step found it. */
export interface Epoch {
  readonly epoch: number;
  readonly loss: number;
  /** None where right and wrong are not counted. */
  readonly accuracy?: number;
  readonly learningRate: number;
}

/** What there is of a training before it goes on; nothing of a new one. */
export interface Before {
  /** How far it was. */
  readonly progress?: TrainingProgress;
  /** The loss of every epoch that was completed. */
  readonly losses: readonly number[];
  /** The steps of the epoch that was not. */
  readonly inEpoch: readonly LossSummary[];
}

/** What training left behind, beside the network. */
export interface History extends Before {
  /** Epochs that were completed before it went on. */
  readonly epochsBefore: number;
  readonly steps: number;
  readonly seconds: number;
  /** Whether it was stopped before its last step. */
  readonly stopped: boolean;
}

/** Who is told while it goes on. */
export interface Listener {
  readonly step?: (step: TrainingStep) => void;
  readonly epoch?: (epoch: Epoch) => void;
}

export const NEW: Before = { losses: [], inEpoch: [] };

/** How long the event loop may have to wait for its turn. */
const TURN_MILLISECONDS = 10;

/** The steps of a training. What is wrong with it is thrown here, before the first one. */
export function stepsOf(
  { network, data, loss, optimizer, random }: Training,
  { epochs, batchSize }: Pick<RunOptions, "epochs" | "batchSize">,
  { progress }: Before = NEW,
): Iterable<TrainingStep> {
  const samples = { x: data.x, y: data.targets };
  const options = { loss, optimizer, epochs, random, batchSize, resume: progress };
  return train(network, samples, options);
}

/** Trains until the end or until `signal` is aborted, letting timers and signals have their turn. */
export async function runTraining(
  trainingSteps: Iterable<TrainingStep>,
  { epochs }: Pick<RunOptions, "epochs">,
  listener: Listener,
  { signal, stdout }: Pick<Terminal, "signal" | "stdout">,
  before: Before = NEW,
): Promise<History> {
  const losses = [...before.losses];
  const start = performance.now();
  let turn = start;
  let { progress } = before;
  let inEpoch: LossSummary[] = [...before.inEpoch];
  for (const step of trainingSteps) {
    progress = step.progress;
    inEpoch.push(step);
    listener.step?.(step);
    if (step.endOfEpoch) {
      // The last batch may be smaller: no mean of means.
      const { loss, accuracy } = combineLosses(inEpoch);
      losses.push(loss);
      const { epoch, learningRate } = step;
      listener.epoch?.({
        epoch,
        learningRate,
        loss,
        ...(accuracy !== undefined && { accuracy }),
      });
      inEpoch = [];
    }
    if (performance.now() - turn > TURN_MILLISECONDS) {
      await letOthers(stdout, signal);
      turn = performance.now();
    }
    if (signal.aborted) break;
  }
  return {
    ...(progress !== undefined && { progress }),
    losses,
    inEpoch,
    epochsBefore: before.losses.length,
    steps: progress?.step ?? 0,
    seconds: (performance.now() - start) / 1000,
    stopped: losses.length < epochs,
  };
}

/** One turn of the event loop; longer where the reader of our output cannot keep up. */
async function letOthers(stdout: Terminal["stdout"], signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (!("writableNeedDrain" in stdout) || stdout.writableNeedDrain !== true) return;
  await once(stdout, "drain", { signal }).catch(() => {});
}
