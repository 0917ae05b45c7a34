export {
  type BinaryCrossEntropyWithLogitsOptions,
  binaryCrossEntropyWithLogits,
} from "./binary-cross-entropy-with-logits.js";
export {
  type CategoricalCrossEntropyOptions,
  categoricalCrossEntropy,
} from "./categorical-cross-entropy.js";
export { negativeLogLikelihood } from "./negative-log-likelihood.js";
export type { CrossEntropyPass } from "./types.js";
