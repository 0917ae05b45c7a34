import { digitsExperiment, type Points } from "@adjoint/experiment";
import { toRows } from "@adjoint/matrix";
import { confusionMatrix } from "@adjoint/training";
import { formatConfusionMatrix } from "../report/confusion-matrix.js";
import { outputsOf, type Score, scoreOf } from "../training/scores.js";
import { settingsOf, type Task } from "../training/task.js";
import type { DigitsOptions } from "./digits-options.js";
import { misreadDigits } from "./misread-digits.js";
import { misreadPicture } from "./misread-picture.js";

/** Handwritten digits, read by a network. */
export function digitsTask(options: DigitsOptions): Task {
  const training = digitsExperiment(options);
  const { network, data, fresh, form, parameterCount } = training;
  const { seed, activation, initializer, dtype } = options;
  const score = (samples: Points): Score => {
    const { accuracy, ...found } = scoreOf(training, samples);
    return { ...found, measure: { accuracy }, words: `${samples.x.rows} digits` };
  };
  const names = Array.from({ length: fresh.classes }, (_, label) => String(label));
  const [rows, testRows] = [data.x.rows, fresh.x.rows];
  return {
    training,
    options,
    settings: settingsOf(options),
    hasAccuracy: true,
    data: {
      words: ["digits of 8 x 8 pixels", `${rows} to train`, `${testRows} to test`, `seed ${seed}`],
      record: { name: "digits", training: rows, test: testRows, classes: fresh.classes, seed },
    },
    network: {
      words: [activation, `${parameterCount} parameters`, `${initializer} weights`, dtype],
      record: { network: options.network, form },
    },
    judge: () => {
      const outputs = outputsOf(network, fresh.x);
      const confusion = toRows(confusionMatrix(outputs, fresh.y));
      const misread = misreadDigits(outputs, fresh);
      return {
        scores: { training: score(data), test: score(fresh) },
        record: {
          confusion,
          misread: misread.map(({ row, read, label }) => ({ row, read, label })),
        },
        pictures: ({ colors, width }) => [
          {
            title: `Misread digits: ${misread.length} of ${testRows}`,
            text: misreadPicture(misread, colors, width),
          },
          {
            title: "Confusion matrix of the test digits: true digit down, read as across",
            text: formatConfusionMatrix(confusion, names, width),
          },
        ],
      };
    },
    hint: "Points in the plane, with their regions: npm start",
  };
}
