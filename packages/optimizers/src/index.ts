export { type AdamOptions, type AdamState, adam } from "./adam.js";
export { cosineDecay } from "./schedules/cosine-decay.js";
export { exponentialDecay } from "./schedules/exponential-decay.js";
export { inverseTimeDecay } from "./schedules/inverse-time-decay.js";
export { type SgdOptions, type SgdState, sgd } from "./sgd.js";
export type { LearningRate, Optimizer, OptimizerState, Schedule } from "./types.js";
