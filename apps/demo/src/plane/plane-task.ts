import { experiment, type Points } from "@adjoint/experiment";
import { toRows } from "@adjoint/matrix";
import { confusionMatrix } from "@adjoint/training";
import { formatConfusionMatrix } from "../report/confusion-matrix.js";
import { outputsOf, type Score, scoreOf } from "../training/scores.js";
import { settingsOf, type Task } from "../training/task.js";
import { classLetter } from "./class-style.js";
import { decisionRegions } from "./decision-regions.js";
import type { PlaneOptions } from "./plane-options.js";

/** Points in the plane, told apart by a network. */
export function planeTask(options: PlaneOptions): Task {
  const training = experiment(options);
  const { network, data, fresh, freshSeed, sizes, parameterCount } = training;
  const { points, classes, noise, seed, activation, initializer, dtype } = options;
  const score = (samples: Points, from: number): Score => {
    const { accuracy, ...found } = scoreOf(training, samples);
    return { ...found, measure: { accuracy }, words: `${samples.x.rows} points, seed ${from}` };
  };
  const letters = Array.from({ length: classes }, (_, label) => classLetter(label));
  return {
    training,
    options,
    settings: settingsOf(options),
    hasAccuracy: true,
    data: {
      words: [options.data, `${classes} x ${points} points`, `noise ${noise}`, `seed ${seed}`],
      record: { name: options.data, points, classes, noise, seed, freshSeed },
    },
    network: {
      words: [activation, `${parameterCount} parameters`, `${initializer} weights`, dtype],
      record: { sizes },
    },
    judge: () => {
      const confusion = toRows(confusionMatrix(outputsOf(network, fresh.x), fresh.y));
      return {
        scores: { training: score(data, seed), fresh: score(fresh, freshSeed) },
        record: { confusion },
        pictures: ({ colors, width, textWidth }) => [
          {
            title: "Confusion matrix of the fresh points: true class down, predicted across",
            text: formatConfusionMatrix(confusion, letters, width),
          },
          {
            title: "Decision regions, with the training points",
            text: decisionRegions(training, colors, width, textWidth),
          },
        ],
      };
    },
    hint: "To watch it learn in a page: npm start -- web",
  };
}
