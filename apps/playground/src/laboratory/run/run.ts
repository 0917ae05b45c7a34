import { type Experiment, experiment, type Points } from "@adjoint/experiment";
import type { Op } from "@adjoint/pass";
import { type RandomState, restoreRandomState } from "@adjoint/random";
import { evaluate, type TrainingStep, train } from "@adjoint/training";
import { giverOf } from "../data/given-points.js";
import type { Divergence, Score } from "../protocol.js";
import type { LabSettings } from "../settings/lab-settings.js";
import { type History, history } from "./history.js";
import { keyframes, restoreKeyframe, takeKeyframe } from "./keyframes.js";
import { norm } from "./norm.js";

/** A training that can be stopped at each step, and taken back to any. */
export interface Run {
  readonly experiment: Experiment;
  /** Whether its points are on the plane from -1 to 1 that a person works on. */
  readonly hasOwnPlane: boolean;
  readonly step: () => number;
  readonly epoch: () => number;
  readonly divergence: () => Divergence | undefined;
  readonly history: History;
  /** Takes one step, unless the run has diverged. @returns whether it did */
  readonly advance: () => boolean;
  /** Back to a step that was taken, with the bits it had. */
  readonly rewind: (step: number) => void;
  /** Gives back its memory. */
  readonly end: () => void;
  readonly measure: () => { readonly training: Score; readonly test: Score };
}

/** So many epochs are never taken. */
const ENDLESS = 2 ** 40;

export function startRun(settings: LabSettings): Run {
  const give = giverOf(settings);
  const made = experiment(settings, give);
  const { network, data, fresh, loss, stages } = made;
  let random: RandomState = made.random;
  let steps = trainWith(made, settings, random);
  let [step, epoch, epochsBefore] = [0, 0, 0];
  let divergence: Divergence | undefined;
  const seen = history();
  const kept = keyframes(takeKeyframe(made, random.state(), 0, 0));

  const measure = () => ({
    training: score(network, data, loss),
    test: score(network, fresh, loss),
  });
  const remember = () => {
    if (!seen.wants(step)) return;
    const gradients = stages.map(({ dense }) =>
      step === 0 ? 0 : norm(dense.parameters[0].gradient.data),
    );
    seen.add({ step, ...measure(), gradients });
  };
  const advance = () => {
    if (divergence) return false;
    let taken: TrainingStep;
    try {
      taken = steps.next().value as TrainingStep;
    } catch (error) {
      divergence = { step: step + 1, message: error instanceof Error ? error.message : "" };
      return false;
    }
    step += 1;
    epoch = epochsBefore + taken.epoch;
    if (!Number.isFinite(taken.loss)) divergence = { step, message: "" };
    if (taken.endOfEpoch && kept.wants(epoch)) {
      kept.add(takeKeyframe(made, random.state(), step, epoch));
    }
    remember();
    return true;
  };
  const rewind = (to: number) => {
    const keyframe = kept.before(to);
    // Its memory is given back.
    steps.return();
    restoreKeyframe(made, keyframe);
    random = restoreRandomState(keyframe.random);
    steps = trainWith(made, settings, random);
    divergence = undefined;
    step = keyframe.step;
    epoch = keyframe.epoch;
    epochsBefore = keyframe.epoch;
    seen.cutAfter(step);
    while (step < to && advance());
  };
  remember();
  return {
    experiment: made,
    hasOwnPlane: give !== undefined,
    step: () => step,
    epoch: () => epoch,
    divergence: () => divergence,
    history: seen,
    advance,
    rewind,
    end: () => {
      steps.return();
    },
    measure,
  };
}

function trainWith(
  { network, data, loss, optimizer }: Experiment,
  { batchSize }: LabSettings,
  random: RandomState,
): Generator<TrainingStep, void, undefined> {
  const samples = { x: data.x, y: data.targets };
  const cut = batchSize === 0 ? {} : { batchSize, random };
  return train(network, samples, { loss, optimizer, epochs: ENDLESS, ...cut });
}

function score(network: Op, { x, targets }: Points, loss: Experiment["loss"]): Score {
  const found = evaluate(network, { x, y: targets }, { loss });
  return { loss: found.loss, accuracy: found.accuracy ?? Number.NaN };
}
