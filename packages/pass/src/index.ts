export { accuracy } from "./accuracy.js";
export { assertReduction } from "./assert-reduction.js";
export { assertTargets } from "./assert-targets.js";
export { backwardToParameters } from "./backward-to-parameters.js";
export { buffersOf } from "./buffers-of.js";
export {
  assertContext,
  assertInput,
  assertOp,
  assertParameters,
  assertPass,
  randomOf,
} from "./checks.js";
export { combineLosses, type LossSummary, summarizeLoss } from "./combine-losses.js";
export { type LossShareOptions, lossShare } from "./loss-share.js";
export { parametersOf } from "./parameters-of.js";
export {
  type ReducedLosses,
  type ReduceOptions,
  reduceLosses,
} from "./reduce-losses.js";
export { residual } from "./residual.js";
export { sequential } from "./sequential.js";
export { sumGradients } from "./sum-gradients.js";
export { type TargetRows, targetRows } from "./target-rows.js";
export type {
  Backward,
  Context,
  Layer,
  LayerBuffer,
  Logits,
  LogProbabilities,
  Loss,
  LossPass,
  Op,
  Parameter,
  Pass,
  Probabilities,
  Reduced,
  ReducedBackward,
  Reduction,
  ReductionOptions,
  SmoothingOptions,
  Targets,
} from "./types.js";
