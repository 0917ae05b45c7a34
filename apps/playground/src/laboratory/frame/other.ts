import { zeros } from "@adjoint/matrix";
import type { Other } from "../protocol.js";
import type { Run } from "../run/run.js";
import { cloudOf } from "./cloud.js";
import { pictureOf } from "./picture-of.js";
import { windowOfRun } from "./window.js";

/** What the page shows of the run that another one is compared with. */
export function otherOf(run: Run): Other {
  const { data } = run.experiment;
  const window = windowOfRun(run);
  const moments = run.history.moments();
  return {
    step: run.step(),
    ...run.measure(),
    divergence: run.divergence(),
    window,
    points:
      data.x.columns > 2
        ? cloudOf({ ...data, x: zeros(1, 2), y: new Int32Array() })
        : cloudOf(data),
    isRegression: run.experiment.isRegression,
    ...pictureOf(run.experiment, window),
    steps: Float64Array.from(moments, ({ step }) => step),
    trainingLoss: Float32Array.from(moments, ({ training }) => training.loss),
    testLoss: Float32Array.from(moments, ({ test }) => test.loss),
  };
}
