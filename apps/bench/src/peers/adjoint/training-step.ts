import { relu } from "@adjoint/activations";
import { dense } from "@adjoint/layers";
import { workspace } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { backwardToParameters, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import type { Job, Prepared } from "../../servers/protocol.js";
import { operandLabels, operandMatrix } from "./operand-matrix.js";

/** One step of a network of two layers: forward, loss, backward, Adam. */
export function trainingStep(job: Job): Prepared {
  const { learningRate, epsilon, before } = job.params as Record<string, number>;
  // What lives as long as the training does is in a workspace that is never restarted.
  const { allocate: home } = workspace();
  const x = operandMatrix(job, "x", home);
  const y = operandLabels(job, "y");
  const random = randomState(0);
  const layer = (weights: string, biases: string) => {
    const initial = operandMatrix(job, weights);
    return dense(initial.rows, initial.columns, {
      random,
      weights: () => initial,
      biases: () => operandMatrix(job, biases),
      dtype: x.dtype,
      allocate: home,
    });
  };
  const network = sequential(layer("weights1", "biases1"), relu, layer("weights2", "biases2"));
  const { parameters } = network;
  const initial = parameters.map(({ value }) => value.data.slice());
  // So are Adam's averages, which begin anew with the training.
  const averages = workspace();
  const start = () => {
    averages.restart();
    return adam({ learningRate: learningRate!, epsilon: epsilon!, allocate: averages.allocate });
  };
  let optimizer = start();

  const space = workspace();
  const context = { training: true, allocate: space.allocate };
  const run = (): number => {
    space.restart();
    const pass = network(x, context);
    const cost = softmaxCrossEntropy(pass.output, y, context);
    backwardToParameters(pass, cost.backward());
    optimizer.step(parameters);
    return cost.output;
  };
  const restore = (): void => {
    parameters.forEach(({ value }, k) => {
      value.data.set(initial[k]!);
    });
    optimizer = start();
  };
  const check = (): number[] => {
    const losses = [run(), run(), run()];
    restore();
    for (let step = 0; step < before!; step++) run();
    return losses;
  };
  return before === 0 ? { run, check, reset: restore } : { run, check };
}
