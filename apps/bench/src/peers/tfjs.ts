import { fileURLToPath } from "node:url";
import type { Job, Peer, Prepared } from "../servers/protocol.js";
import { operandOf } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { importPeer, PEERS, versionOf } from "./import-peer.js";
import { tfjsConvolution } from "./tfjs-convolution.js";
import { crossEntropy, oneHot, tensor } from "./tfjs-operands.js";
import { trainingStep } from "./tfjs-step.js";
import type { Tensor, Tfjs, WasmBackend } from "./tfjs-types.js";

/** TensorFlow.js on one of its backends; WebAssembly with SIMD, in one thread. */
export async function tfjs(backend: "cpu" | "wasm"): Promise<Peer> {
  const tf = await importPeer<Tfjs>("@tensorflow/tfjs");
  if (backend === "wasm") {
    const wasm = await importPeer<WasmBackend>("@tensorflow/tfjs-backend-wasm");
    wasm.setWasmPaths(
      fileURLToPath(new URL("node_modules/@tensorflow/tfjs-backend-wasm/dist/", PEERS)),
    );
    wasm.setThreadsCount(1);
  }
  await tf.setBackend(backend);
  await tf.ready();
  return {
    version: versionOf("@tensorflow/tfjs"),
    workloads: {
      step: (job) => trainingStep(tf, job),
      convolution: (job) => tfjsConvolution(tf, job),
      product: (job) => product(tf, job),
      loss: (job) => fusedLoss(tf, job),
      exp: (job) => exponentials(tf, job),
    },
  };
}

function product(tf: Tfjs, job: Job): Prepared {
  const [a, b] = [tensor(tf, job, "a"), tensor(tf, job, "b")];
  let last: Tensor | undefined;
  const run = (): Tensor => {
    last?.dispose();
    last = tf.matMul(a, b, job.params.transposeA === 1, job.params.transposeB === 1);
    return last;
  };
  return {
    run,
    check: () => describeArray(run().dataSync()),
    release: () => [a, b].forEach((operand) => void operand.dispose()),
  };
}

function fusedLoss(tf: Tfjs, job: Job): Prepared {
  const logits = tensor(tf, job, "logits");
  const targets = oneHot(tf, job, "labels", operandOf(job, "logits").columns);
  const both = tf.valueAndGrad((x) => crossEntropy(tf, x, targets));
  let last: { value: Tensor; grad: Tensor } | undefined;
  const run = () => {
    last?.value.dispose();
    last?.grad.dispose();
    last = both(logits);
    return last;
  };
  return {
    run,
    check: () => {
      const { value, grad } = run();
      return [value.dataSync()[0]!, ...describeArray(grad.dataSync())];
    },
    release: () => [logits, targets].forEach((operand) => void operand.dispose()),
  };
}

function exponentials(tf: Tfjs, job: Job): Prepared {
  const x = tensor(tf, job, "x");
  let last: Tensor | undefined;
  const run = (): Tensor => {
    last?.dispose();
    last = tf.exp(x);
    return last;
  };
  return { run, check: () => describeArray(run().dataSync()) };
}
