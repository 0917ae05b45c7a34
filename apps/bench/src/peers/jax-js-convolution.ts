import type { Job, Prepared } from "../servers/protocol.js";
import { operandOf } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { jaxArray, jaxCrossEntropy, jaxOneHot, ready } from "./jax-js.js";
import { repeatedJaxStep } from "./jax-js-step.js";
import type { JaxArray, JaxJs } from "./jax-js-types.js";

/** A network of two convolutions: its forward, or its steps. */
export function jaxConvolution(jax: JaxJs, job: Job): Prepared {
  const { rows: batch } = operandOf(job, "x");
  const { columns: classes } = operandOf(job, "weights3");
  const x = jaxArray(jax, job, "x").reshape([batch, 1, 8, 8]);
  const initial = [1, 2, 3].flatMap((layer) => weightsAndBiases(jax, job, layer));
  const layer = (input: JaxArray, kernel: JaxArray, biases: JaxArray, size: number) => {
    const active = jax.nn.relu(jax.lax.conv(input, kernel, [1, 1], "SAME").add(biases));
    const half = size / 2;
    return jax.numpy.max(active.reshape([batch, -1, half, 2, half, 2]), [3, 5]);
  };
  const logitsOf = (parameters: JaxArray[], input: JaxArray) => {
    const [k1, b1, k2, b2, w3, b3] = parameters as Six;
    const last = layer(layer(input, k1, b1, 8), k2, b2, 4).reshape([batch, -1]);
    return jax.numpy.matmul(last, w3).add(b3);
  };
  if (job.params.forward === 1) {
    const forward = jax.jit(logitsOf);
    let logits: JaxArray | undefined;
    const run = async () => {
      logits?.dispose();
      logits = forward(
        initial.map((p) => p.ref),
        x.ref,
      );
      await ready([logits]);
      return logits;
    };
    return { run, check: async () => describeArray((await run()).ref.dataSync()) };
  }
  const y = jaxOneHot(jax, job, "y", classes);
  return repeatedJaxStep(jax, job, initial, x, y, (parameters, input, targets) =>
    jaxCrossEntropy(jax, logitsOf(parameters, input), targets),
  );
}

type Six = [JaxArray, JaxArray, JaxArray, JaxArray, JaxArray, JaxArray];

/** Ours are [channels * 3 * 3, filters]; here filters come first. The last layer's are as ours. */
function weightsAndBiases(jax: JaxJs, job: Job, layer: number): JaxArray[] {
  const weights = jaxArray(jax, job, `weights${layer}`);
  const biases = jaxArray(jax, job, `biases${layer}`);
  if (layer === 3) return [weights, biases];
  const { rows, columns: filters } = operandOf(job, `weights${layer}`);
  return [
    weights.transpose().reshape([filters, rows / 9, 3, 3]),
    biases.reshape([1, filters, 1, 1]),
  ];
}
