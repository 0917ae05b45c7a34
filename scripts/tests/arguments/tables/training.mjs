import { dense } from "@adjoint/layers";
import { full } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import * as training from "@adjoint/training";
import { argument, boolean, callable, count, options } from "../kinds.mjs";

const network = argument(() => dense(2, 2, { random: randomState(1) }));
const samples = argument(() => ({ x: full(4, 2, 1), y: [0, 1, 0, 1] }));
const loss = argument(() => softmaxCrossEntropy);

/** Functions of `@adjoint/training`, and the kinds of their arguments. */
export const rows = {
  evaluate: [training.evaluate, network, samples, options({ loss }, { batchSize: count(3) })],
  predict: [
    training.predict,
    network,
    argument(() => full(4, 2, 1), "a matrix"),
    options({}, { batchSize: count(3) }),
  ],
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
        validation: samples,
        resume: options({
          epoch: count(1),
          step: count(1),
          batch: count(1),
          endOfEpoch: boolean(true),
          order: argument(() => randomState(1).state(), "null"),
        }),
      },
    ),
  ],
};

export const exempt = {};
