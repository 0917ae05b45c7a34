// For every package: what it exports, a row of argument kinds for each function, and who has none.
import * as activations from "@adjoint/activations";
import * as datasets from "@adjoint/datasets";
import * as digits from "@adjoint/datasets/digits";
import * as iris from "@adjoint/datasets/iris";
import * as wine from "@adjoint/datasets/wine";
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
import * as ofActivations from "./tables/activations.mjs";
import * as ofDatasets from "./tables/datasets.mjs";
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
  activations: { exports: activations, ...ofActivations },
  datasets: { exports: { ...datasets, ...digits, ...iris, ...wine }, ...ofDatasets },
  layers: { exports: layers, ...ofLayers },
  losses: { exports: losses, ...ofLosses },
  matrix: { exports: { ...matrix, ...kit }, ...ofMatrix },
  optimizers: { exports: optimizers, ...ofOptimizers },
  pass: { exports: pass, ...ofPass },
  "pass/losses": { exports: passLosses, ...ofPassLosses },
  random: { exports: random, ...ofRandom },
  "softmax-loss": { exports: softmaxLoss, ...ofSoftmaxLoss },
  training: { exports: training, ...ofTraining },
  weights: { exports: weights, ...ofWeights },
};
