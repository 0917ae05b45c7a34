import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Experiment } from "@adjoint/experiment";
import { combineLosses } from "@adjoint/pass";
import type { Terminal } from "@adjoint/terminal";
import { type TrainingStep, train } from "@adjoint/training";
import type { Options } from "./options.js";

/** One time through the data: means over its rows, each as its step found it. */
export interface Epoch {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
}

/** What training left behind, beside the network. */
export interface History {
  /** The loss of every epoch that was completed. */
  readonly losses: readonly number[];
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

/** How long the event loop may have to wait for its turn. */
const TURN_MILLISECONDS = 10;

/** Trains until the end or until `signal` is aborted, letting timers and signals have their turn. */
export async function runTraining(
  { network, data, loss, optimizer, random }: Experiment,
  { epochs, batchSize }: Options,
  listener: Listener,
  { signal, stdout }: Pick<Terminal, "signal" | "stdout">,
): Promise<History> {
  const samples = { x: data.x, y: data.targets };
  const shuffle = batchSize === undefined ? {} : { batchSize, random };
  const losses: number[] = [];
  const start = performance.now();
  let turn = start;
  let steps = 0;
  let inEpoch: TrainingStep[] = [];
  for (const step of train(network, samples, { loss, optimizer, epochs, ...shuffle })) {
    steps = step.step;
    inEpoch.push(step);
    listener.step?.(step);
    if (step.endOfEpoch) {
      // The last batch may be smaller: no mean of means.
      const { loss: mean, accuracy = Number.NaN } = combineLosses(inEpoch);
      losses.push(mean);
      listener.epoch?.({
        epoch: step.epoch,
        learningRate: step.learningRate,
        loss: mean,
        accuracy,
      });
      inEpoch = [];
    }
    if (performance.now() - turn > TURN_MILLISECONDS) {
      await letOthers(stdout, signal);
      turn = performance.now();
    }
    if (signal.aborted) break;
  }
  const seconds = (performance.now() - start) / 1000;
  return { losses, steps, seconds, stopped: losses.length < epochs };
}

/** One turn of the event loop; longer where the reader of our output cannot keep up. */
async function letOthers(stdout: Terminal["stdout"], signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (!("writableNeedDrain" in stdout) || stdout.writableNeedDrain !== true) return;
  await once(stdout, "drain", { signal }).catch(() => {});
}
