export { assertGradient } from "./assert-gradient.js";
export { assertLossGradient } from "./assert-loss-gradient.js";
export { assertNetworkGradient } from "./assert-network-gradient.js";
export type { ScalarLoss, ScalarLossPass } from "./behaviour/scalar-op.js";
export { type CheckGradientOptions, checkGradient } from "./check-gradient.js";
export { type CheckLossGradientOptions, checkLossGradient } from "./check-loss-gradient.js";
export { checkNetworkGradient } from "./check-network-gradient.js";
export { type Diagnosis, diagnose } from "./diagnose/diagnose.js";
export type { Compared } from "./diagnose/types.js";
export { numericalGradient } from "./numerical-gradient.js";
export { GradientError } from "./report/gradient-error.js";
export { type StepSweepOptions, type StepSweepPoint, stepSweep } from "./step-sweep.js";
export type {
  CheckOptions,
  Domain,
  Entry,
  GradientReport,
  Mode,
  Status,
  TensorReport,
  Tolerances,
  Verdict,
} from "./types.js";
