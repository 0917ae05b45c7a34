import * as losses from "@adjoint/losses";
import { fromRows, full } from "@adjoint/matrix";
import {
  argument,
  boolean,
  finite,
  list,
  matrixOf,
  number,
  optional,
  options,
  share,
} from "../kinds.mjs";
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
const halves = matrixOf(() => full(1, 2, 0.5));
const signs = matrixOf(() => fromRows([[1, -1]]));
/** Weights of rows are a column. */
const elementsOfRows = { ...elements, weights: matrixOf(() => full(1, 1, 2)) };
const parameters = argument(() => [
  { name: "weights", value: full(1, 2, 1), gradient: full(1, 2, 0) },
]);
const half = argument(() => 0.5, "3", "0.5");
const upstream = optional(number(2));

/** A loss of entries: its predictions, targets and own options. */
const ofEntries = (name, loss, p, t, own = {}) => ({
  [name]: [loss, p, t, options({}, { ...elements, ...own })],
  [`${name}.backward`]: [(u) => loss(p.valid(), t.valid()).backward(u), upstream],
});

/** Functions of `@adjoint/losses`, and the kinds of their arguments. */
export const rows = {
  ...ofEntries("binaryCrossEntropy", losses.binaryCrossEntropy, halves, shares, { clip }),
  cosineEmbedding: [
    losses.cosineEmbedding,
    numbers,
    numbers,
    argument(() => [1], "[1]"),
    options({}, { ...elementsOfRows, margin: argument(() => 0.1, "0.5", "-1") }),
  ],
  "cosineEmbedding.backward": [
    (u) => losses.cosineEmbedding(numbers.valid(), numbers.valid(), [1]).backward(u),
    upstream,
  ],
  ...ofEntries("focal", losses.focal, numbers, shares, {
    alpha: half,
    gamma: share(2),
  }),
  gaussianNegativeLogLikelihood: [
    losses.gaussianNegativeLogLikelihood,
    numbers,
    numbers,
    halves,
    options({}, { ...elements, full: boolean(true), epsilon: share(0.1) }),
  ],
  "gaussianNegativeLogLikelihood.backward": [
    (u) =>
      losses
        .gaussianNegativeLogLikelihood(numbers.valid(), numbers.valid(), halves.valid())
        .backward(u),
    upstream,
  ],
  ...ofEntries("hinge", losses.hinge, numbers, signs),
  ...ofEntries("hingeEmbedding", losses.hingeEmbedding, numbers, signs, { margin: finite(2) }),
  ...ofEntries("huber", losses.huber, numbers, numbers, { delta: half }),
  ...ofEntries("klDivergence", losses.klDivergence, numbers, shares, { logTarget: boolean(false) }),
  ...ofEntries("logCosh", losses.logCosh, numbers, numbers),
  ...ofEntries("meanAbsoluteError", losses.meanAbsoluteError, numbers, numbers),
  ...ofEntries("meanSquaredError", losses.meanSquaredError, numbers, numbers),
  l1Penalty: [losses.l1Penalty, parameters, options({ strength: share(2) })],
  "l1Penalty.backward": [
    (u) => losses.l1Penalty(parameters.valid(), { strength: 2 }).backward(u),
    upstream,
  ],
  l2Penalty: [losses.l2Penalty, parameters, options({ strength: share(2) })],
  "l2Penalty.backward": [
    (u) => losses.l2Penalty(parameters.valid(), { strength: 2 }).backward(u),
    upstream,
  ],
  multiLabelSoftMargin: [
    losses.multiLabelSoftMargin,
    numbers,
    shares,
    options({}, { ...elementsOfRows, classWeights: list(1, 2) }),
  ],
  "multiLabelSoftMargin.backward": [
    (u) => losses.multiLabelSoftMargin(numbers.valid(), shares.valid()).backward(u),
    upstream,
  ],
  multiMargin: [
    losses.multiMargin,
    numbers,
    argument(() => [1], "[1]"),
    options(
      {},
      { ...elementsOfRows, p: argument(() => 2), margin: finite(2), classWeights: list(1, 2) },
    ),
  ],
  "multiMargin.backward": [(u) => losses.multiMargin(numbers.valid(), [1]).backward(u), upstream],
  ...ofEntries(
    "poissonNegativeLogLikelihood",
    losses.poissonNegativeLogLikelihood,
    numbers,
    shares,
    {
      logInput: boolean(false),
      full: boolean(true),
      epsilon: share(0.1),
    },
  ),
  ...ofEntries("smoothL1", losses.smoothL1, numbers, numbers, { beta: share(0.5) }),
  ...ofEntries("softMargin", losses.softMargin, numbers, signs),
  ...ofEntries("squaredHinge", losses.squaredHinge, numbers, signs),
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
  tripletMargin: [
    losses.tripletMargin,
    numbers,
    numbers,
    numbers,
    options(
      {},
      {
        ...elementsOfRows,
        margin: finite(2),
        p: argument(() => 1),
        epsilon: share(0.1),
        swap: boolean(true),
      },
    ),
  ],
  "tripletMargin.backward": [
    (u) => losses.tripletMargin(numbers.valid(), numbers.valid(), halves.valid()).backward(u),
    upstream,
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
