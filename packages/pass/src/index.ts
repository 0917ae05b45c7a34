export { accuracy } from "./accuracy.js";
export { assertTargets } from "./assert-targets.js";
export { parametersOf } from "./parameters-of.js";
export { residual } from "./residual.js";
export { sequential } from "./sequential.js";
export { sumGradients } from "./sum-gradients.js";
export type {
  Context,
  Layer,
  Loss,
  LossPass,
  Op,
  Parameter,
  Pass,
  Targets,
} from "./types.js";
