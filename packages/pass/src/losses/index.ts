// For authors of losses: what a loss is made of, besides the operations themselves.
export { accuracy } from "./accuracy.js";
export { assertEntries } from "./assert-entries.js";
export { assertReduction } from "./assert-reduction.js";
export { assertTargets } from "./assert-targets.js";
export { readClassWeights } from "./class-weights.js";
export { type ElementLoss, type ElementLossFormulas, elementLoss } from "./element-loss.js";
export type { ElementLossOptions, ElementLossPass } from "./element-losses.js";
export { elementTargets } from "./element-targets.js";
export { gradientScale, type ReduceOptions } from "./gradient-scale.js";
export {
  ELEMENT_OPTIONS,
  LABEL_OPTIONS,
  REDUCTION_OPTIONS,
  SMOOTHING_OPTIONS,
} from "./option-names.js";
export { assertReducible, type ReducedElements, reduceElements } from "./reduce-elements.js";
export { type ReducedLosses, reduceLosses } from "./reduce-losses.js";
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
