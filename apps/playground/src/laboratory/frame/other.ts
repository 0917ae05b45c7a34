import type { Other } from "../protocol.js";
import type { Run } from "../run/run.js";
import { cloudOf } from "./cloud.js";
import { planeOf } from "./plane.js";
import { planeGrid } from "./plane-grid.js";
import { windowOfRun } from "./window.js";

const CELLS = 64;

/** What the page shows of the run that another one is compared with. */
export function otherOf(run: Run): Other {
  const { network, data, predictions } = run.experiment;
  const window = windowOfRun(run);
  const moments = run.history.moments();
  return {
    step: run.step(),
    ...run.measure(),
    divergence: run.divergence(),
    window,
    points: cloudOf(data),
    plane: planeOf(network(planeGrid(CELLS, window, data.x.dtype)).output, CELLS, predictions),
    steps: Float64Array.from(moments, ({ step }) => step),
    trainingLoss: Float32Array.from(moments, ({ training }) => training.loss),
    testLoss: Float32Array.from(moments, ({ test }) => test.loss),
  };
}
