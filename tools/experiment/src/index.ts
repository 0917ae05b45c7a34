export {
  ACTIVATION_NAMES,
  INITIALIZER_NAMES,
  LOSS_NAMES,
  MOMENTUM_NAMES,
  OPTIMIZER_NAMES,
} from "./choices.js";
export { DATA_NAMES, FIGURES, type Figure } from "./data.js";
export { DIGIT_SIDE, type DigitsExperiment, digitsExperiment } from "./digits.js";
export {
  type Compared,
  type Experiment,
  experiment,
  type GivenPoints,
  type Points,
  type Training,
} from "./experiment.js";
export { NORMALIZATION_NAMES } from "./hidden-op.js";
export type { Stage } from "./networks.js";
export { type Objective, objectiveOf } from "./objective.js";
export { exponentialRate, SCHEDULE_NAMES } from "./rate.js";
export {
  CURVE_NAMES,
  CURVES,
  type GivenValues,
  REGRESSION_LOSS_NAMES,
  type RegressionExperiment,
  regressionExperiment,
} from "./regression.js";
export {
  BOOK,
  type DigitsSettings,
  OTHERS,
  type RegressionSettings,
  type Settings,
  type TrainingSettings,
  USUAL_FOR_DIGITS,
  USUAL_FOR_REGRESSION,
  type Usual,
  type Usuals,
} from "./settings.js";
