export {
  type AdadeltaOptions,
  type AdadeltaSettings,
  type AdadeltaState,
  adadelta,
} from "./adadelta.js";
export {
  type AdagradOptions,
  type AdagradSettings,
  type AdagradState,
  adagrad,
} from "./adagrad.js";
export { type AdamOptions, adam } from "./adam.js";
export type { AdamSettings, AdamState } from "./adam-method.js";
export { adamW } from "./adam-w.js";
export { type AdamaxOptions, type AdamaxSettings, type AdamaxState, adamax } from "./adamax.js";
export { clipGradientNorm } from "./clipping/clip-gradient-norm.js";
export { clipGradientValue } from "./clipping/clip-gradient-value.js";
export { type LionOptions, type LionSettings, type LionState, lion } from "./lion.js";
export { type NadamOptions, type NadamSettings, type NadamState, nadam } from "./nadam.js";
export { type RadamOptions, type RadamSettings, type RadamState, radam } from "./radam.js";
export {
  type RmspropOptions,
  type RmspropSettings,
  type RmspropState,
  rmsprop,
} from "./rmsprop.js";
export { cosineDecay } from "./schedules/cosine-decay.js";
export { cosineRestarts } from "./schedules/cosine-restarts.js";
export { exponentialDecay } from "./schedules/exponential-decay.js";
export { inverseTimeDecay } from "./schedules/inverse-time-decay.js";
export { linearWarmup } from "./schedules/linear-warmup.js";
export { multiStepDecay } from "./schedules/multi-step-decay.js";
export { type OneCycleOptions, oneCycle } from "./schedules/one-cycle.js";
export { polynomialDecay } from "./schedules/polynomial-decay.js";
export {
  type PlateauOptions,
  type PlateauSchedule,
  type PlateauState,
  reduceOnPlateau,
} from "./schedules/reduce-on-plateau.js";
export { stepDecay } from "./schedules/step-decay.js";
export { type SgdOptions, type SgdSettings, type SgdState, sgd } from "./sgd.js";
export type {
  LearningRate,
  Optimizer,
  OptimizerState,
  ParameterGroup,
  Schedule,
  SharedOptions,
} from "./types.js";
