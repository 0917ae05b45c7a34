import type { Job, Prepared } from "../servers/protocol.js";
import { operandOf } from "../servers/read-operand.js";
import { crossEntropy, oneHot, tensor } from "./tfjs-operands.js";
import type { Tensor, Tfjs, Variable } from "./tfjs-types.js";

/** One step of a network of two layers: forward, loss, backward, Adam. */
export function trainingStep(tf: Tfjs, job: Job): Prepared {
  const x = tensor(tf, job, "x");
  const y = oneHot(tf, job, "y", operandOf(job, "weights2").columns);
  const names = ["weights1", "biases1", "weights2", "biases2"];
  const initial = names.map((name) => tensor(tf, job, name));
  return repeatedStep(tf, job, initial, (variables) => {
    const [w1, b1, w2, b2] = variables as [Variable, Variable, Variable, Variable];
    const hidden = tf.relu(tf.matMul(x, w1).add(b1));
    return crossEntropy(tf, tf.matMul(hidden, w2).add(b2), y);
  });
}

/** Steps that make a loss of variables smaller. */
export function repeatedStep(
  tf: Tfjs,
  job: Job,
  initial: readonly Tensor[],
  lossOf: (variables: readonly Variable[]) => Tensor,
): Prepared {
  const { learningRate, epsilon, before } = job.params as Record<string, number>;
  const variables = initial.map((value) => tf.variable(value));
  const loss = () => lossOf(variables);
  const start = () => tf.train.adam(learningRate!, 0.9, 0.999, epsilon!);
  let optimizer = start();
  let last: Tensor | undefined;
  const run = (): Tensor => {
    last?.dispose();
    last = optimizer.minimize(loss, true);
    return last;
  };
  const restore = (): void => {
    variables.forEach((variable, k) => {
      variable.assign(initial[k]!);
    });
    optimizer.dispose();
    optimizer = start();
  };
  const check = (): number[] => {
    const losses = [0, 1, 2].map(() => run().dataSync()[0]!);
    restore();
    for (let step = 0; step < before!; step++) run();
    return losses;
  };
  return before === 0 ? { run, check, reset: restore } : { run, check };
}
