import * as losses from "@adjoint/losses";
import { fromRows } from "@adjoint/matrix";
import { argument, matrixOf, number, optional, options } from "../kinds.mjs";
import { labels, smoothing, targets } from "../loss-options.mjs";

const probabilities = matrixOf(() => fromRows([[0.25, 0.75]]));
const clip = argument(() => 0.1);
const logProbabilities = matrixOf(() => fromRows([[-2, -0.25]]));
const backward =
  (loss, predictions = probabilities) =>
  (upstream) =>
    loss(predictions.valid(), [1]).backward(upstream);

/** Functions of `@adjoint/losses`, and the kinds of their arguments. */
export const rows = {
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
