export {
  ACTIVATION_NAMES,
  INITIALIZER_NAMES,
  LOSS_NAMES,
  MOMENTUM_NAMES,
  OPTIMIZER_NAMES,
} from "./choices.js";
export { DATA_NAMES, FIGURES, type Figure } from "./data.js";
export {
  type Experiment,
  experiment,
  type GivenPoints,
  type Points,
  type Stage,
} from "./experiment.js";
export { type Objective, objectiveOf } from "./objective.js";
export { BOOK, OTHERS, type Settings, type Usual } from "./settings.js";
