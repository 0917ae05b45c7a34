import { type RegressionExperiment, regressionExperiment } from "@adjoint/experiment";
import { r2 } from "@adjoint/training";
import { outputsOf, type Score, scoreOf } from "../training/scores.js";
import { settingsOf, type Task } from "../training/task.js";
import { curvePicture } from "./curve-picture.js";
import type { RegressionOptions } from "./regression-options.js";

/** A curve, learned by a network from points with noise. */
export function regressionTask(options: RegressionOptions): Task {
  const training = regressionExperiment(options);
  const { network, data, fresh, freshSeed, sizes, parameterCount } = training;
  const { curve, points, noise, seed, activation, initializer, dtype } = options;
  const score = (samples: RegressionExperiment["data"], from: number): Score => ({
    points: samples.x.rows,
    loss: scoreOf(training, samples).loss,
    measure: { r2: r2(outputsOf(network, samples.x), samples.y) },
    words: `${samples.x.rows} points, seed ${from}`,
  });
  return {
    training,
    options,
    settings: settingsOf(options),
    hasAccuracy: false,
    data: {
      words: [curve, `${points} points`, `noise ${noise}`, `seed ${seed}`],
      record: { name: curve, points, noise, seed, freshSeed },
    },
    network: {
      words: [activation, `${parameterCount} parameters`, `${initializer} weights`, dtype],
      record: { sizes },
    },
    judge: () => ({
      scores: { training: score(data, seed), fresh: score(fresh, freshSeed) },
      record: {},
      pictures: ({ colors, width }) => [
        {
          title: "The curve that was learned, with the training points",
          text: curvePicture(training, colors, width),
        },
      ],
    }),
    hint: "Handwritten digits: npm start -- digits",
  };
}
