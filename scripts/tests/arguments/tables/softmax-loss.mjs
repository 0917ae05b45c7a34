import { fromRows, full } from "@adjoint/matrix";
import * as losses from "@adjoint/softmax-loss";
import { count, matrixOf, number, optional, options } from "../kinds.mjs";
import { smoothing, targets } from "../loss-options.mjs";

const logits = matrixOf(() => fromRows([[1, 2]]));
const weights = matrixOf(() => full(1, 2, 1));
const zeros = matrixOf(() => full(1, 2, 0));
const upstream = optional(number(2));

/** Functions of `@adjoint/softmax-loss`, and the kinds of their arguments. */
export const rows = {
  linearSoftmaxCrossEntropy: [
    losses.linearSoftmaxCrossEntropy,
    matrixOf(() => full(1, 1, 2)),
    weights,
    zeros,
    targets,
    options({}, { ...smoothing, chunkRows: count(2) }),
  ],
  "linearSoftmaxCrossEntropy.backward": [
    (u) =>
      losses
        .linearSoftmaxCrossEntropy(full(1, 1, 2), weights.valid(), zeros.valid(), [1])
        .backward(u),
    upstream,
  ],
  softmaxCrossEntropy: [losses.softmaxCrossEntropy, logits, targets, options({}, smoothing)],
  "softmaxCrossEntropy.backward": [
    (u) => losses.softmaxCrossEntropy(logits.valid(), [1]).backward(u),
    upstream,
  ],
};

export const exempt = {};
