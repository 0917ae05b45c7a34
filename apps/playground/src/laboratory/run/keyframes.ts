import type { Experiment } from "@adjoint/experiment";
import type { OptimizerState } from "@adjoint/optimizers";
import type { RandomStateSnapshot } from "@adjoint/random";

/** All that the next steps depend on, at the end of an epoch. */
export interface Keyframe {
  readonly step: number;
  readonly epoch: number;
  readonly values: readonly (Float32Array | Float64Array)[];
  readonly optimizer: OptimizerState;
  readonly random: RandomStateSnapshot;
}

/** So many are kept at most. */
const MOST = 64;

/** Keyframes at growing distances, from which any step is replayed. */
export interface Keyframes {
  readonly wants: (epoch: number) => boolean;
  readonly add: (keyframe: Keyframe) => void;
  /** The last one that is not after a step. The first step is always there. */
  readonly before: (step: number) => Keyframe;
}

export function keyframes(first: Keyframe): Keyframes {
  let kept = [first];
  let distance = 1;
  return {
    wants: (epoch) => epoch % distance === 0,
    add: (keyframe) => {
      // After a rewind, the same steps come again.
      if (keyframe.step <= kept.at(-1)!.step) return;
      kept.push(keyframe);
      if (kept.length <= MOST) return;
      distance *= 2;
      kept = kept.filter(({ epoch }) => epoch % distance === 0);
    },
    before: (step) => kept.filter((keyframe) => keyframe.step <= step).at(-1)!,
  };
}

/** A copy of everything, as it is now. */
export function takeKeyframe(
  { network, optimizer }: Experiment,
  random: RandomStateSnapshot,
  step: number,
  epoch: number,
): Keyframe {
  return {
    step,
    epoch,
    values: network.parameters.map(({ value }) => value.data.slice()),
    optimizer: optimizer.state(network.parameters),
    random,
  };
}

/** Puts weights and optimizer back. */
export function restoreKeyframe({ network, optimizer }: Experiment, keyframe: Keyframe): void {
  network.parameters.forEach(({ value }, i) => {
    value.data.set(keyframe.values[i]!);
  });
  optimizer.restore(network.parameters, keyframe.optimizer);
}
