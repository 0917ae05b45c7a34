import { dense } from "@adjoint/layers";
import { full } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import * as training from "@adjoint/training";
import { argument, boolean, callable, count, optional, options, share, word } from "../kinds.mjs";

const network = argument(() => dense(2, 2, { random: randomState(1) }));
const samples = argument(() => ({ x: full(4, 2, 1), y: [0, 1, 0, 1] }));
const loss = argument(() => softmaxCrossEntropy);

const metrics = argument(() => ({ f1: training.f1 }), "{}", "an object of another realm");

const labels = argument(() => [0, 1, 1], "[1]");
const average = options({}, { average: word("macro") });
const scores = argument(() => full(3, 2, 1), "a matrix");

/** Functions of `@adjoint/training`, and the kinds of their arguments. */
export const rows = {
  accuracy: [training.accuracy, labels, labels],
  calibration: [
    training.calibration,
    argument(() => [0.5, 0.2, 1], "[1]"),
    labels,
    options({}, { bins: count(2) }),
  ],
  classReport: [training.classReport, labels, labels],
  confusionMatrix: [training.confusionMatrix, labels, labels],
  earlyStopping: [
    training.earlyStopping,
    options({ patience: count(2) }, { mode: word("max"), minimumDelta: share(0.1) }),
  ],
  evaluate: [
    training.evaluate,
    network,
    samples,
    options({ loss }, { batchSize: count(3), metrics }),
  ],
  f1: [training.f1, labels, labels, average],
  // What these two do not know, train names.
  findLearningRate: [
    (optimizer, from, to, steps) =>
      training.findLearningRate(network.valid(), samples.valid(), {
        loss: softmaxCrossEntropy,
        optimizer,
        from,
        to,
        steps,
      }),
    argument(() => (learningRate) => adam({ learningRate })),
    optional(argument(() => 1e-3, "3", "0.5")),
    optional(argument(() => 10, "3", "0.5")),
    optional(count(4)),
  ],
  fit: [
    (patience, restoreBest, onEpoch) =>
      training.fit(network.valid(), samples.valid(), {
        loss: softmaxCrossEntropy,
        optimizer: adam(),
        epochs: 2,
        patience,
        restoreBest,
        onEpoch,
      }),
    optional(count(2)),
    optional(boolean(true)),
    optional(callable(() => undefined)),
  ],
  gradientNorms: [training.gradientNorms, network],
  keepBest: [
    training.keepBest,
    network,
    options({}, { mode: word("max"), minimumDelta: share(0.1) }),
  ],
  precision: [training.precision, labels, labels, average],
  predict: [
    training.predict,
    network,
    argument(() => full(4, 2, 1), "a matrix"),
    options({}, { batchSize: count(3) }),
  ],
  r2: [training.r2, scores, scores],
  recall: [training.recall, labels, labels, average],
  rocAuc: [training.rocAuc, argument(() => [0.5, 0.2, 1], "[1]"), labels],
  topKAccuracy: [training.topKAccuracy, scores, labels, count(1)],
  train: [
    training.train,
    network,
    samples,
    options(
      { loss, optimizer: argument(() => adam()), epochs: count(2) },
      {
        parameters: argument(() => network.valid().parameters),
        penalty: callable(() => () => ({ output: 0, backward() {} })),
        batchSize: count(3),
        clip: callable(() => 0),
        random: argument(() => randomState(1)),
        // There are metrics, which want one.
        validation: { ...samples, skips: ["undefined"] },
        metrics,
        resume: options({
          epoch: count(1),
          step: count(1),
          batch: count(1),
          endOfEpoch: boolean(true),
          order: argument(() => [2, 0, 3, 1], "null"),
        }),
      },
    ),
  ],
};

export const exempt = {
  byEpoch: "any iterable passes for steps; see its test",
};
