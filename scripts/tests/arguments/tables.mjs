// For every package: what it exports, a row of argument kinds for each function, and who has none.
import * as activations from "@adjoint/activations";
import * as datasets from "@adjoint/datasets";
import * as digits from "@adjoint/datasets/digits";
import * as iris from "@adjoint/datasets/iris";
import * as wine from "@adjoint/datasets/wine";
import * as gradcheck from "@adjoint/gradcheck";
import * as layers from "@adjoint/layers";
import * as losses from "@adjoint/losses";
import * as matrix from "@adjoint/matrix";
import * as kit from "@adjoint/matrix/kit";
import * as optimizers from "@adjoint/optimizers";
import * as pass from "@adjoint/pass";
import * as passLosses from "@adjoint/pass/losses";
import * as random from "@adjoint/random";
import * as softmaxLoss from "@adjoint/softmax-loss";
import * as training from "@adjoint/training";
import * as weights from "@adjoint/weights";
import * as weightsNode from "@adjoint/weights/node";
import * as ofActivations from "./tables/activations.mjs";
import * as ofDatasets from "./tables/datasets.mjs";
import * as ofGradcheck from "./tables/gradcheck.mjs";
import * as ofLayers from "./tables/layers.mjs";
import * as ofLosses from "./tables/losses.mjs";
import * as ofMatrix from "./tables/matrix.mjs";
import * as ofOptimizers from "./tables/optimizers.mjs";
import * as ofPass from "./tables/pass.mjs";
import * as ofPassLosses from "./tables/pass-losses.mjs";
import * as ofRandom from "./tables/random.mjs";
import * as ofSoftmaxLoss from "./tables/softmax-loss.mjs";
import * as ofTraining from "./tables/training.mjs";
import * as ofWeights from "./tables/weights.mjs";

export const packages = {
  activations: table(["activations"], activations, ofActivations),
  datasets: table(
    ["datasets", "datasets/digits", "datasets/iris", "datasets/wine"],
    { ...datasets, ...digits, ...iris, ...wine },
    ofDatasets,
  ),
  gradcheck: table(["gradcheck"], gradcheck, ofGradcheck),
  layers: table(["layers"], layers, ofLayers),
  losses: table(["losses"], losses, ofLosses),
  matrix: table(["matrix", "matrix/kit"], { ...matrix, ...kit }, ofMatrix),
  optimizers: table(["optimizers"], optimizers, ofOptimizers),
  pass: table(["pass"], pass, ofPass),
  "pass/losses": table(["pass/losses"], passLosses, ofPassLosses),
  random: table(["random"], random, ofRandom),
  "softmax-loss": table(["softmax-loss"], softmaxLoss, ofSoftmaxLoss),
  training: table(["training"], training, ofTraining),
  weights: table(["weights", "weights/node"], { ...weights, ...weightsNode }, ofWeights),
};

/** Entries whose functions have no rows, and why. */
export const none = new Map([
  ["checks", "they are checks themselves"],
  ["math", "formulas call them for every element, so they take whatever is a number"],
  ["gradcheck/vitest", "its matchers call functions of gradcheck"],
]);

function table(entries, exports, { rows, exempt }) {
  return { entries, exports, rows, exempt };
}
