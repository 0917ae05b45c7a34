export { type AdamOptions, adam } from "./adam.js";
export { cosineDecay } from "./schedules/cosine-decay.js";
export { exponentialDecay } from "./schedules/exponential-decay.js";
export { inverseTimeDecay } from "./schedules/inverse-time-decay.js";
export { type SgdOptions, sgd } from "./sgd.js";
export type { LearningRate, Optimizer, Schedule } from "./types.js";
