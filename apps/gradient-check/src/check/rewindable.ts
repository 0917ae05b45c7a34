import { type RandomState, randomState, restoreRandomState } from "@adjoint/random";

/** A random state that can be taken back to where it was. */
export interface Rewindable {
  readonly random: RandomState;
  /** Takes it back to where `mark` was called. */
  readonly rewind: () => void;
  readonly mark: () => void;
}

/**
 * What a factory gets: so that dropout, which draws at each forward, draws the same each time, as
 * differences need.
 */
export function rewindable(seed: number): Rewindable {
  let current = randomState(seed);
  let marked = current.state();
  let used = false;
  const now = () => {
    used = true;
    return current;
  };
  return {
    random: {
      random: () => now().random(),
      uniform: (low, high) => now().uniform(low, high),
      normal: (mean, deviation) => now().normal(mean, deviation),
      randint: (low, high) => now().randint(low, high),
      permutation: (n) => now().permutation(n),
      shuffle: (array) => now().shuffle(array),
      choice: (n, size, options) => now().choice(n, size, options),
      state: () => current.state(),
    },
    mark: () => {
      marked = current.state();
      used = false;
    },
    rewind: () => {
      if (used) current = restoreRandomState(marked);
      used = false;
    },
  };
}
