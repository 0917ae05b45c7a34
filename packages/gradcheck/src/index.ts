export { assertGradient } from "./assert-gradient.js";
export { assertLossGradient } from "./assert-loss-gradient.js";
export { type CheckGradientOptions, checkGradient } from "./check-gradient.js";
export { checkLossGradient } from "./check-loss-gradient.js";
export { GradientError } from "./gradient-error.js";
export { numericalGradient } from "./numerical-gradient.js";
export type { CheckOptions, Entry, GradientReport, Status, TensorReport } from "./types.js";
