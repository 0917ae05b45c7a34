export { assertRandomState } from "./assert-random-state.js";
export { defaultRng } from "./generator/default-rng.js";
export { randomState } from "./random-state/random-state.js";
export { restoreRandomState } from "./restore-random-state.js";
export type {
  GeneratorSnapshot,
  MersenneTwisterSnapshot,
  RandomGenerator,
  RandomState,
  RandomStateSnapshot,
} from "./types.js";
