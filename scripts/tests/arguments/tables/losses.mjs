import * as losses from "@adjoint/losses";
import { fromRows, full } from "@adjoint/matrix";
import { argument, matrixOf, number, optional, options } from "../kinds.mjs";
import { elements, labels, smoothing, targets } from "../loss-options.mjs";

const probabilities = matrixOf(() => fromRows([[0.25, 0.75]]));
const clip = argument(() => 0.1);
const logProbabilities = matrixOf(() => fromRows([[-2, -0.25]]));
const backward =
  (loss, predictions = probabilities) =>
  (upstream) =>
    loss(predictions.valid(), [1]).backward(upstream);

const numbers = matrixOf(() => fromRows([[1, 2]]));
const shares = matrixOf(() => full(1, 2, 0));
const upstream = optional(number(2));

/** Functions of `@adjoint/losses`, and the kinds of their arguments. */
export const rows = {
  binaryCrossEntropyWithLogits: [
    losses.binaryCrossEntropyWithLogits,
    numbers,
    shares,
    options({}, { ...elements, positiveWeights: matrixOf(() => full(1, 2, 1)) }),
  ],
  "binaryCrossEntropyWithLogits.backward": [
    (u) => losses.binaryCrossEntropyWithLogits(numbers.valid(), shares.valid()).backward(u),
    upstream,
  ],
  "binaryCrossEntropyWithLogits, of one column": [
    (given) => losses.binaryCrossEntropyWithLogits(full(1, 1, 3), given),
    targets,
  ],
  categoricalCrossEntropy: [
    losses.categoricalCrossEntropy,
    probabilities,
    targets,
    options({}, { ...smoothing, clip }),
  ],
  "categoricalCrossEntropy.backward": [
    backward(losses.categoricalCrossEntropy),
    optional(number(2)),
  ],
  negativeLogLikelihood: [
    losses.negativeLogLikelihood,
    logProbabilities,
    targets,
    options({}, labels),
  ],
  "negativeLogLikelihood.backward": [
    backward(losses.negativeLogLikelihood, logProbabilities),
    optional(number(2)),
  ],
};

export const exempt = {};
