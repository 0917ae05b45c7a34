export { type EvaluateOptions, evaluate } from "./evaluate.js";
export { predict } from "./predict.js";
export { type TrainOptions, train } from "./train.js";
export type {
  Evaluation,
  KnownAccuracy,
  Samples,
  TrainingProgress,
  TrainingStep,
} from "./types.js";
