import { type Matrix, workspace } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { backwardToParameters, type Layer } from "@adjoint/pass";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import type { Job, Prepared } from "../../servers/protocol.js";

/** Steps of a network: forward, loss, backward, Adam. */
export function repeatedStep(network: Layer, x: Matrix, y: ArrayLike<number>, job: Job): Prepared {
  const { learningRate, epsilon, before } = job.params as Record<string, number>;
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
