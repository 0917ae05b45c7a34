export { assertRandomState } from "./assert-random-state.js";
export { randomState } from "./random-state.js";
export { restoreRandomState } from "./restore-random-state.js";
export type { RandomState, RandomStateSnapshot } from "./types.js";
