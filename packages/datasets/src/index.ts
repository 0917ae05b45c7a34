export { assertSamples } from "./assert-samples.js";
export { type BatchesOptions, batches } from "./batches.js";
export { type SpiralOptions, spiral } from "./spiral.js";
export { type SplitOptions, split } from "./split.js";
export type { BatchTargets, Dataset, SomeTargets } from "./types.js";
