export { type BatchesOptions, type BatchTargets, batches } from "./batches.js";
export { type SpiralOptions, spiral } from "./spiral.js";
export { type SplitOptions, split } from "./split.js";
export type { Dataset } from "./types.js";
