import { type RandomState, randomState } from "@adjoint/random";

/**
 * The stream that layers draw from in one step: seeded by four words of the caller's `random` when
 * something first draws, so that a network that draws nothing leaves that where it is. A step in
 * parts can seed a stream for each part by the same words and the part's number: then the draws are
 * the same in however many threads.
 */
export function stepRandom(caller: RandomState): {
  readonly random: RandomState;
  /** Before the next step. */
  readonly restart: () => void;
} {
  let stream: RandomState | undefined;
  const own = () => {
    stream ??= randomState(Array.from({ length: 4 }, () => caller.randint(0, 2 ** 32)));
    return stream;
  };
  const random: RandomState = {
    random: () => own().random(),
    uniform: (low, high) => own().uniform(low, high),
    normal: (mean, standardDeviation) => own().normal(mean, standardDeviation),
    randint: (low, high) => own().randint(low, high),
    permutation: (n) => own().permutation(n),
    shuffle: (array) => own().shuffle(array),
    choice: (n, size, options) => own().choice(n, size, options),
    state: () => own().state(),
  };
  return {
    random,
    restart: () => {
      stream = undefined;
    },
  };
}
