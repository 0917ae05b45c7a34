export {
  type LinearGradients,
  type LinearSoftmaxCrossEntropyOptions,
  type LinearSoftmaxCrossEntropyPass,
  linearSoftmaxCrossEntropy,
} from "./linear-softmax-cross-entropy.js";
export {
  type SoftmaxCrossEntropyOptions,
  type SoftmaxCrossEntropyPass,
  softmaxCrossEntropy,
} from "./softmax-cross-entropy.js";
