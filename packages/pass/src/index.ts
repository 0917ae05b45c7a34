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
export { parametersOf } from "./parameters-of.js";
export { residual } from "./residual.js";
export { sequential } from "./sequential.js";
export { sumGradients } from "./sum-gradients.js";
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
  Penalty,
  PenaltyPass,
  Probabilities,
  Targets,
} from "./types.js";
