import type { Job, Peer, Prepared } from "../servers/protocol.js";
import { operandOf, readOperand } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { importPeer, versionOf } from "./import-peer.js";
import { jaxConvolution } from "./jax-js-convolution.js";
import { jaxTrainingStep } from "./jax-js-step.js";
import type { JaxArray, JaxJs } from "./jax-js-types.js";

/** jax-js on WebAssembly, compiled by its jit. In Node it has one thread, and no WebGPU. */
export async function jaxJs(): Promise<Peer> {
  const jax = await importPeer<JaxJs>("@jax-js/jax");
  const devices = await jax.init("wasm");
  if (!devices.includes("wasm")) throw new Error("its wasm backend is not available");
  jax.defaultDevice("wasm");
  return {
    version: versionOf("@jax-js/jax"),
    workloads: {
      step: (job) => jaxTrainingStep(jax, job),
      convolution: (job) => jaxConvolution(jax, job),
      product: (job) => product(jax, job),
      loss: (job) => fusedLoss(jax, job),
      exp: (job) => exponentials(jax, job),
    },
  };
}

/** An input as an array of jax-js. */
export function jaxArray(jax: JaxJs, job: Job, name: string): JaxArray {
  const operand = operandOf(job, name);
  if (operand.dtype !== "float32") throw new Error("timed in float32 only");
  const data = readOperand({ ...operand, dtype: "float32" });
  return jax.numpy.array(data).reshape([operand.rows, operand.columns]);
}

/** Labels as one-hot rows. */
export function jaxOneHot(jax: JaxJs, job: Job, name: string, classes: number): JaxArray {
  const labels = readOperand({ ...operandOf(job, name), dtype: "int32" });
  return jax.nn.oneHot(jax.numpy.array(labels), classes);
}

/** The mean of `-Σ t log p`: with one-hot rows, cross-entropy. */
export function jaxCrossEntropy(jax: JaxJs, logits: JaxArray, targets: JaxArray): JaxArray {
  return jax.nn.logSoftmax(logits, 1).mul(targets).sum(1).neg().mean();
}

function product(jax: JaxJs, job: Job): Prepared {
  const [a, b] = [jaxArray(jax, job, "a"), jaxArray(jax, job, "b")];
  const multiply = jax.jit((x: JaxArray, y: JaxArray) =>
    jax.numpy.matmul(
      job.params.transposeA === 1 ? x.transpose() : x,
      job.params.transposeB === 1 ? y.transpose() : y,
    ),
  );
  return repeated(() => multiply(a.ref, b.ref));
}

function exponentials(jax: JaxJs, job: Job): Prepared {
  const x = jaxArray(jax, job, "x");
  const exp = jax.jit((value: JaxArray) => jax.numpy.exp(value));
  return repeated(() => exp(x.ref));
}

function fusedLoss(jax: JaxJs, job: Job): Prepared {
  const logits = jaxArray(jax, job, "logits");
  const targets = jaxOneHot(jax, job, "labels", operandOf(job, "logits").columns);
  const both = jax.jit(jax.valueAndGrad((x: JaxArray, t: JaxArray) => jaxCrossEntropy(jax, x, t)));
  let last: [JaxArray, JaxArray] | undefined;
  const run = async (): Promise<[JaxArray, JaxArray]> => {
    for (const array of last ?? []) array.dispose();
    last = both(logits.ref, targets.ref);
    await ready(last);
    return last;
  };
  return {
    run,
    check: async () => {
      const [value, gradient] = await run();
      return [value.ref.dataSync()[0]!, ...describeArray(gradient.ref.dataSync())];
    },
  };
}

/** Computes arrays: what nobody waits for, jax-js never does. */
export async function ready(arrays: readonly JaxArray[]): Promise<void> {
  for (const array of arrays) await array.blockUntilReady();
}

function repeated(compute: () => JaxArray): Prepared {
  let last: JaxArray | undefined;
  const run = async (): Promise<JaxArray> => {
    last?.dispose();
    last = compute();
    await last.blockUntilReady();
    return last;
  };
  return { run, check: async () => describeArray((await run()).ref.dataSync()) };
}
