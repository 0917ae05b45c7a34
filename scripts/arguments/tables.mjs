// For every package: what it exports, a row of argument kinds for each function, and who has none.
import * as datasets from "@adjoint/datasets";
import * as layers from "@adjoint/layers";
import * as matrix from "@adjoint/matrix";
import * as optimizers from "@adjoint/optimizers";
import * as pass from "@adjoint/pass";
import * as random from "@adjoint/random";
import * as ofDatasets from "./tables/datasets.mjs";
import * as ofLayers from "./tables/layers.mjs";
import * as ofMatrix from "./tables/matrix.mjs";
import * as ofOptimizers from "./tables/optimizers.mjs";
import * as ofPass from "./tables/pass.mjs";
import * as ofRandom from "./tables/random.mjs";

export const packages = {
  datasets: { exports: datasets, ...ofDatasets },
  layers: { exports: layers, ...ofLayers },
  matrix: { exports: matrix, ...ofMatrix },
  optimizers: { exports: optimizers, ...ofOptimizers },
  pass: { exports: pass, ...ofPass },
  random: { exports: random, ...ofRandom },
};
