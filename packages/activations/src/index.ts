export { type Activation, type ActivationFormulas, activation } from "./activation.js";
export { logSoftmax } from "./log-softmax.js";
export { relu } from "./relu.js";
export { softmax } from "./softmax.js";
export { softmaxJacobian } from "./softmax-jacobian.js";
export { tanhShrink } from "./tanh-shrink.js";
