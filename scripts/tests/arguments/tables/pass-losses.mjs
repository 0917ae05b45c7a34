import { fromRows } from "@adjoint/matrix";
import * as losses from "@adjoint/pass/losses";
import { argument, matrixOf, number, openOptions, optional, share, word } from "../kinds.mjs";
import { smoothing } from "../loss-options.mjs";

const x = matrixOf(() => fromRows([[1, 2]]));
// It is the loss that reads them.
const { training: _, random: __, ...read } = smoothing;
const reduction = { reduction: word("mean"), onEmpty: word("zero"), total: share(2) };

/** Functions of `@adjoint/pass/losses` and of what they make, and the kinds of their arguments. */
export const rows = {
  accuracy: [losses.accuracy, x, argument(() => [1], "a matrix", "[1]")],
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
  assertReduction: "a check itself",
  assertTargets: "a check itself",
  gradientScale: "speaks for the loss that calls it",
  reduceLosses: "speaks for the loss that calls it",
  weightedTargets: "speaks for the loss that calls it",
};
