import type { Job, Prepared } from "../servers/protocol.js";
import { operandOf } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { crossEntropy, oneHot, tensor } from "./tfjs-operands.js";
import { repeatedStep } from "./tfjs-step.js";
import type { Tensor, Tfjs } from "./tfjs-types.js";

/** A network of two convolutions: its forward, or its steps. Here channels come last. */
export function tfjsConvolution(tf: Tfjs, job: Job): Prepared {
  const { rows: batch } = operandOf(job, "x");
  const x = tensor(tf, job, "x").reshape([batch, 8, 8, 1]);
  const { columns: classes } = operandOf(job, "weights3");
  const initial = [
    ...kernelAndBiases(tf, job, 1),
    ...kernelAndBiases(tf, job, 2),
    flatWeights(tf, job),
    tensor(tf, job, "biases3"),
  ];
  const layer = (input: Tensor, kernel: Tensor, biases: Tensor) =>
    tf.maxPool(tf.relu(tf.conv2d(input, kernel, 1, "same").add(biases)), 2, 2, "valid");
  const logitsOf = (parameters: readonly Tensor[]) => {
    const [k1, b1, k2, b2, w3, b3] = parameters as Six;
    const last = layer(layer(x, k1, b1), k2, b2);
    return tf.matMul(last.reshape([batch, -1]), w3).add(b3);
  };
  if (job.params.forward === 1) {
    let logits: Tensor | undefined;
    const run = () => {
      logits?.dispose();
      logits = tf.tidy(() => logitsOf(initial));
      return logits;
    };
    return { run, check: () => describeArray(run().dataSync()) };
  }
  const y = oneHot(tf, job, "y", classes);
  return repeatedStep(tf, job, initial, (variables) => crossEntropy(tf, logitsOf(variables), y));
}

type Six = readonly [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];

/** Ours are [channels * 3 * 3, filters]. */
function kernelAndBiases(tf: Tfjs, job: Job, layer: 1 | 2): readonly Tensor[] {
  const { rows, columns: filters } = operandOf(job, `weights${layer}`);
  const weights = tensor(tf, job, `weights${layer}`).reshape([rows / 9, 3, 3, filters]);
  return [weights.transpose([1, 2, 0, 3]), tensor(tf, job, `biases${layer}`).reshape([filters])];
}

/** Ours go channel by channel. */
function flatWeights(tf: Tfjs, job: Job): Tensor {
  const { rows, columns } = operandOf(job, "weights3");
  const weights = tensor(tf, job, "weights3").reshape([rows / 4, 2, 2, columns]);
  return weights.transpose([1, 2, 0, 3]).reshape([rows, columns]);
}
