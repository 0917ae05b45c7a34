import type { Experiment } from "@adjoint/experiment";
import type { Options } from "../options.js";
import type { Outcome } from "../outcome.js";
import type { Epoch, History, Listener } from "../run-training.js";

/** Tells someone of a run, from its start to its result. */
export interface Reporter extends Listener {
  readonly start: (options: Options, experiment: Experiment) => void;
  readonly result: (
    options: Options,
    experiment: Experiment,
    history: History,
    outcome: Outcome,
  ) => void;
}

/** Shows how far training is. */
export interface Progress {
  readonly start: (epochs: number) => void;
  readonly epoch: (epoch: Epoch) => void;
  readonly stop: () => void;
}
