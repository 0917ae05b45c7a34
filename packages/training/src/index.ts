export { type EvaluateOptions, evaluate } from "./evaluate.js";
export { type Fit, type FitOptions, fit } from "./fit.js";
export { byEpoch, type EpochSummary } from "./helpers/by-epoch.js";
export {
  type BetterOptions,
  type EarlyStoppingOptions,
  earlyStopping,
} from "./helpers/early-stopping.js";
export {
  type FindLearningRateOptions,
  findLearningRate,
  type LearningRates,
} from "./helpers/find-learning-rate.js";
export { type GradientNorms, gradientNorms } from "./helpers/gradient-norms.js";
export { type BestWeights, keepBest } from "./helpers/keep-best.js";
export type { Measured, Metric, Metrics, NoMetrics } from "./measure.js";
export { accuracy } from "./metrics/accuracy.js";
export type { AverageOptions } from "./metrics/averages.js";
export {
  type Calibration,
  type CalibrationBin,
  type CalibrationOptions,
  calibration,
} from "./metrics/calibration.js";
export { type ClassReport, classReport } from "./metrics/class-report.js";
export { confusionMatrix } from "./metrics/confusion-matrix.js";
export { f1 } from "./metrics/f1.js";
export type { ClassPredictions } from "./metrics/labels-of.js";
export { precision } from "./metrics/precision.js";
export { r2 } from "./metrics/r2.js";
export { recall } from "./metrics/recall.js";
export { rocAuc } from "./metrics/roc-auc.js";
export { topKAccuracy } from "./metrics/top-k-accuracy.js";
export { predict } from "./predict.js";
export { train } from "./train.js";
export type { TrainOptions } from "./train-options.js";
export type {
  Evaluation,
  KnownAccuracy,
  Samples,
  TrainingProgress,
  TrainingStep,
} from "./types.js";
