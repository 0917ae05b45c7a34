export { type SoftmaxCrossEntropyPass, softmaxCrossEntropy } from "./softmax-cross-entropy.js";
