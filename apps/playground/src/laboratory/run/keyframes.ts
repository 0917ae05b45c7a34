import type { Experiment } from "@adjoint/experiment";
import type { OptimizerState } from "@adjoint/optimizers";
import { buffersOf } from "@adjoint/pass";
import type { RandomStateSnapshot } from "@adjoint/random";
import type { TrainingProgress } from "@adjoint/training";

/** All that the next steps depend on, at the end of an epoch or where a file left off. */
export interface Keyframe {
  readonly step: number;
  /** How far the training is; undefined at its start. */
  readonly progress: TrainingProgress | undefined;
  readonly values: readonly (Float32Array | Float64Array)[];
  /** What layers keep besides, as running statistics. */
  readonly buffers: readonly (Float32Array | Float64Array)[];
  readonly optimizer: OptimizerState;
  readonly random: RandomStateSnapshot;
}

/** So many are kept at most. */
const MOST = 64;

/** Keyframes at growing distances, from which any step is replayed. */
export interface Keyframes {
  readonly first: Keyframe;
  readonly wants: (epoch: number) => boolean;
  readonly add: (keyframe: Keyframe) => void;
  /** The last one that is not after a step. The first one is always there. */
  readonly before: (step: number) => Keyframe;
}

export function keyframes(first: Keyframe): Keyframes {
  let kept = [first];
  let distance = 1;
  return {
    first,
    wants: (epoch) => epoch % distance === 0,
    add: (keyframe) => {
      // After a rewind, the same steps come again.
      if (keyframe.step <= kept.at(-1)!.step) return;
      kept.push(keyframe);
      if (kept.length <= MOST) return;
      distance *= 2;
      kept = kept.filter(({ progress }, i) => i === 0 || (progress?.epoch ?? 0) % distance === 0);
    },
    before: (step) => kept.filter((keyframe) => keyframe.step <= step).at(-1) ?? first,
  };
}

/** A copy of everything, as it is now. */
export function takeKeyframe(
  { network, optimizer }: Experiment,
  random: RandomStateSnapshot,
  progress: TrainingProgress | undefined,
): Keyframe {
  return {
    step: progress?.step ?? 0,
    progress,
    values: network.parameters.map(({ value }) => value.data.slice()),
    buffers: buffersOf(network).map(({ value }) => value.data.slice()),
    optimizer: optimizer.state(network.parameters),
    random,
  };
}

/** Puts weights and optimizer back. */
export function restoreKeyframe({ network, optimizer }: Experiment, keyframe: Keyframe): void {
  network.parameters.forEach(({ value }, i) => {
    value.data.set(keyframe.values[i]!);
  });
  buffersOf(network).forEach(({ value }, i) => {
    value.data.set(keyframe.buffers[i]!);
  });
  optimizer.restore(network.parameters, keyframe.optimizer);
}
