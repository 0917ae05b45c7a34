export {
  type CategoricalCrossEntropyOptions,
  categoricalCrossEntropy,
} from "./categorical-cross-entropy.js";
