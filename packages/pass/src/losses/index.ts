// For authors of losses: what a loss is made of, besides the operations themselves.
export { accuracy } from "./accuracy.js";
export {
  assertEntries,
  assertReduction,
  assertTargets,
  ELEMENT_OPTIONS,
  LABEL_OPTIONS,
  REDUCTION_OPTIONS,
  SMOOTHING_OPTIONS,
} from "./checks.js";
export { readClassWeights } from "./class-weights.js";
export { type ElementLoss, type ElementLossFormulas, elementLoss } from "./element-loss.js";
export type { ElementLossOptions, ElementLossPass } from "./element-losses.js";
export { elementTargets } from "./element-targets.js";
export { assertReducible, type ReducedElements, reduceElements } from "./reduce-elements.js";
export {
  gradientScale,
  type ReducedLosses,
  type ReduceOptions,
  reduceLosses,
} from "./reduce-losses.js";
export type {
  LabelOptions,
  PassReduction,
  Reduced,
  ReducedBackward,
  Reduction,
  ReductionOptions,
  SmoothingOptions,
} from "./types.js";
export { type WeightedTargets, weightedTargets } from "./weighted-targets.js";
