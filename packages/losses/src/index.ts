export { type BinaryCrossEntropyOptions, binaryCrossEntropy } from "./binary-cross-entropy.js";
export {
  type BinaryCrossEntropyWithLogitsOptions,
  binaryCrossEntropyWithLogits,
} from "./binary-cross-entropy-with-logits.js";
export {
  type CategoricalCrossEntropyOptions,
  categoricalCrossEntropy,
} from "./categorical-cross-entropy.js";
export {
  type CosineEmbeddingOptions,
  type CosineGradients,
  cosineEmbedding,
} from "./cosine-embedding.js";
export { type FocalOptions, focal } from "./focal.js";
export {
  type GaussianGradients,
  type GaussianOptions,
  gaussianNegativeLogLikelihood,
} from "./gaussian-negative-log-likelihood.js";
export { hinge } from "./hinge.js";
export { type HingeEmbeddingOptions, hingeEmbedding } from "./hinge-embedding.js";
export { type HuberOptions, huber } from "./huber.js";
export { type KlDivergenceOptions, klDivergence } from "./kl-divergence.js";
export { l1Penalty } from "./l1-penalty.js";
export { l2Penalty } from "./l2-penalty.js";
export { logCosh } from "./log-cosh.js";
export { meanAbsoluteError } from "./mean-absolute-error.js";
export { meanSquaredError } from "./mean-squared-error.js";
export {
  type MultiLabelSoftMarginOptions,
  multiLabelSoftMargin,
} from "./multi-label-soft-margin.js";
export { type MultiMarginOptions, type MultiMarginPass, multiMargin } from "./multi-margin.js";
export { negativeLogLikelihood } from "./negative-log-likelihood.js";
export type { PenaltyOptions } from "./penalty.js";
export {
  type PoissonOptions,
  poissonNegativeLogLikelihood,
} from "./poisson-negative-log-likelihood.js";
export { type SmoothL1Options, smoothL1 } from "./smooth-l1.js";
export { softMargin } from "./soft-margin.js";
export { squaredHinge } from "./squared-hinge.js";
export {
  type TripletGradients,
  type TripletMarginOptions,
  tripletMargin,
} from "./triplet-margin.js";
export type { CrossEntropyPass } from "./types.js";
