import { fromRows } from "@adjoint/matrix";
import * as losses from "@adjoint/pass/losses";
import {
  argument,
  callable,
  matrixOf,
  number,
  openOptions,
  optional,
  options,
  share,
  text,
  word,
} from "../kinds.mjs";
import { elements, smoothing } from "../loss-options.mjs";

const x = matrixOf(() => fromRows([[1, 2]]));
// It is the loss that reads them.
const { training: _, random: __, ...read } = smoothing;
const reduction = { reduction: word("mean"), onEmpty: word("zero"), total: share(2) };

/** Functions of `@adjoint/pass/losses` and of what they make, and the kinds of their arguments. */
export const rows = {
  accuracy: [losses.accuracy, x, argument(() => [1], "a matrix", "[1]")],
  elementLoss: [losses.elementLoss, text("loss"), options({ loss: callable(() => [0, 0]) })],
  "loss, by elementLoss": [
    losses.elementLoss("loss", { loss: (p, t, rate) => [rate * (p - t), rate] }),
    x,
    x,
    options({}, elements),
    number(2),
  ],
  "loss, by gradientScale": [
    (...given) => losses.gradientScale("loss", ...given),
    word("float32"),
    openOptions({}, reduction),
    share(2),
  ],
  "loss, by reduceLosses": [
    (...given) => losses.reduceLosses("loss", ...given),
    x,
    openOptions({}, reduction),
    optional(share(2)),
  ],
  "loss, by weightedTargets": [
    (...given) => losses.weightedTargets("loss", ...given),
    argument(() => [1], "[1]", "a matrix"),
    argument(x.valid, "a matrix", "a matrix without its data", "a matrix of an array"),
    openOptions({}, read),
  ],
  "loss.backward": [
    (upstream) => losses.reduceLosses("loss", x.valid(), {}).backward(upstream),
    optional(number(2)),
  ],
};

/** Why others have none. */
export const exempt = {
  assertEntries: "a check itself",
  assertReducible: "a check itself",
  assertReduction: "a check itself",
  assertTargets: "a check itself",
  elementTargets: "speaks for the loss that calls it",
  gradientScale: "speaks for the loss that calls it",
  readClassWeights: "speaks for the loss that calls it",
  reduceElements: "speaks for the loss that calls it",
  reduceLosses: "speaks for the loss that calls it",
  weightedTargets: "speaks for the loss that calls it",
};
