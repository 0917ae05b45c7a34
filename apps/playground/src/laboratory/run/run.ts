import type { Experiment, Points } from "@adjoint/experiment";
import { isMatrix } from "@adjoint/matrix";
import { type RandomState, restoreRandomState } from "@adjoint/random";
import { evaluate, r2, type TrainingProgress, type TrainingStep, train } from "@adjoint/training";
import type { Loaded } from "../data/digits/loaded.js";
import type { Divergence, Score } from "../protocol.js";
import type { LabSettings } from "../settings/lab-settings.js";
import { type History, history } from "./history.js";
import { keyframes, restoreKeyframe, takeKeyframe } from "./keyframes.js";
import { type LabExperiment, labExperiment } from "./lab-experiment.js";
import { norm } from "./norm.js";

/** A training that can be stopped at each step, and taken back to any. */
export interface Run {
  readonly experiment: LabExperiment;
  readonly settings: LabSettings;
  readonly step: () => number;
  readonly epoch: () => number;
  readonly divergence: () => Divergence | undefined;
  /** The stream that the next epochs draw from. */
  readonly random: () => RandomState;
  /** How far the training is; undefined at its start. */
  readonly progress: () => TrainingProgress | undefined;
  /** Whether its weights were given, and are not of its seed. */
  readonly isGiven: boolean;
  readonly history: History;
  /**
   * Takes one step, unless the run has diverged. The test accuracy is looked at whenever it is remembered.
   *
   * @param goal a test accuracy; none for 0
   * @returns whether there is more to do: the step was taken, and did not go over the goal
   */
  readonly advance: (goal?: number) => boolean;
  /** Whether the last step went over the goal that it was given. */
  readonly reachedGoal: () => boolean;
  /** Back to a step that was taken, with the bits it had. */
  readonly rewind: (step: number) => void;
  /** Gives back its memory. */
  readonly end: () => void;
  readonly measure: () => { readonly training: Score; readonly test: Score };
}

/** So many epochs are never taken. */
const ENDLESS = 2 ** 40;

/** What a run starts from that does not start from its seed. */
export interface Given {
  /** Where the stream is; undefined for that of the seed. */
  readonly random: RandomState | undefined;
  readonly progress: TrainingProgress | undefined;
}

/**
 * Starts a run, or goes on with one.
 *
 * @param loaded what the settings need that is loaded on demand
 * @param give writes weights over those of the seed, and says what else it has
 */
export function startRun(
  settings: LabSettings,
  loaded: Loaded = {},
  give?: (made: Experiment) => Given,
): Run {
  const made = labExperiment(settings, loaded);
  const { data, fresh, stages } = made;
  const given = give?.(made);
  let random: RandomState = given?.random ?? made.random;
  let progress = given?.progress;
  let steps = trainWith(made, settings, random, progress);
  let step = progress?.step ?? 0;
  let divergence: Divergence | undefined;
  const seen = history();
  const kept = keyframes(takeKeyframe(made, random.state(), progress));

  const measure = () => ({
    training: score(made, data),
    test: score(made, fresh),
  });
  const remember = () => {
    if (!seen.wants(step)) return;
    const gradients = stages.map(({ dense }) =>
      step === kept.first.step ? 0 : norm(dense.parameters[0].gradient.data),
    );
    seen.add({ step, ...measure(), gradients });
  };
  let reachedGoal = false;
  const advance = (goal = 0) => {
    reachedGoal = false;
    if (divergence) return false;
    const before = seen.moments().at(-1)!;
    let taken: TrainingStep;
    try {
      taken = steps.next().value as TrainingStep;
    } catch (error) {
      divergence = { step: step + 1, message: error instanceof Error ? error.message : "" };
      return false;
    }
    ({ step, progress } = taken);
    if (!Number.isFinite(taken.loss)) divergence = { step, message: "" };
    if (taken.endOfEpoch && kept.wants(taken.epoch)) {
      kept.add(takeKeyframe(made, random.state(), progress));
    }
    remember();
    const now = seen.moments().at(-1)!;
    reachedGoal =
      goal > 0 && now.step === step && now.test.accuracy >= goal && before.test.accuracy < goal;
    return !reachedGoal;
  };
  const rewind = (to: number) => {
    const keyframe = kept.before(to);
    // Its memory is given back.
    steps.return();
    restoreKeyframe(made, keyframe);
    random = restoreRandomState(keyframe.random);
    ({ step, progress } = keyframe);
    steps = trainWith(made, settings, random, progress);
    divergence = undefined;
    reachedGoal = false;
    seen.cutAfter(step);
    while (step < to && advance());
  };
  remember();
  return {
    experiment: made,
    settings,
    step: () => step,
    epoch: () => progress?.epoch ?? 0,
    divergence: () => divergence,
    random: () => random,
    progress: () => progress,
    isGiven: given !== undefined,
    history: seen,
    advance,
    reachedGoal: () => reachedGoal,
    rewind,
    end: () => {
      steps.return();
    },
    measure: () => {
      const last = seen.moments().at(-1);
      // What was measured at this step need not be measured again.
      return last?.step === step ? { training: last.training, test: last.test } : measure();
    },
  };
}

function trainWith(
  { network, data, loss, optimizer, penalty }: Experiment,
  { batchSize, dropout }: LabSettings,
  random: RandomState,
  resume: TrainingProgress | undefined,
): Generator<TrainingStep, void, undefined> {
  const samples = { x: data.x, y: data.targets };
  const cut = batchSize === 0 ? {} : { batchSize };
  // Batches and dropout draw from it, nothing else.
  const draws = batchSize === 0 && dropout === 0 ? {} : { random };
  const options = { loss, optimizer, penalty, epochs: ENDLESS, ...cut, ...draws, resume };
  return train(network, samples, options);
}

function score({ network, loss, isRegression }: LabExperiment, { x, targets }: Points): Score {
  if (!isRegression) {
    const found = evaluate(network, { x, y: targets }, { loss });
    return { loss: found.loss, accuracy: found.accuracy ?? Number.NaN };
  }
  const { output } = network(x, { training: false });
  const isEnough = isMatrix(targets) && targets.rows > 1;
  return {
    loss: loss(output, targets, { training: false }).output,
    accuracy: isEnough ? r2(output, targets) : Number.NaN,
  };
}
