import type { Before, Epoch, History, Listener } from "../training/run-training.js";
import type { Judgement, Task } from "../training/task.js";

/** Tells someone of a run, from its start to its result. */
export interface Reporter extends Listener {
  readonly start: (task: Task, before: Before) => void;
  readonly result: (task: Task, history: History, judgement: Judgement) => void;
}

/** Shows how far training is. */
export interface Progress {
  /** Begins with how many epochs there will be, and how many are done. */
  readonly start: (epochs: number, done: number) => void;
  readonly epoch: (epoch: Epoch) => void;
  readonly stop: () => void;
}
