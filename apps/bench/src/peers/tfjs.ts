import { fileURLToPath } from "node:url";
import type { Job, Peer, Prepared } from "../servers/protocol.js";
import { operandOf, readOperand } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { importPeer, PEERS, versionOf } from "./import-peer.js";
import type { Tensor, Tfjs, Variable, WasmBackend } from "./tfjs-types.js";

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
      product: (job) => product(tf, job),
      loss: (job) => fusedLoss(tf, job),
      exp: (job) => exponentials(tf, job),
    },
  };
}

function tensor(tf: Tfjs, job: Job, name: string): Tensor {
  const operand = operandOf(job, name);
  if (operand.dtype !== "float32") throw new Error("it has no float64");
  return tf.tensor2d(readOperand({ ...operand, dtype: "float32" }), [
    operand.rows,
    operand.columns,
  ]);
}

function oneHot(tf: Tfjs, job: Job, name: string, classes: number): Tensor {
  const labels = readOperand({ ...operandOf(job, name), dtype: "int32" });
  return tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), classes), "float32"));
}

/** The mean of `-Σ t log p`: with one-hot rows, cross-entropy. */
function crossEntropy(tf: Tfjs, logits: Tensor, targets: Tensor): Tensor {
  return tf.logSoftmax(logits, 1).mul(targets).sum(1).neg().mean();
}

function trainingStep(tf: Tfjs, job: Job): Prepared {
  const { learningRate, epsilon, before } = job.params as Record<string, number>;
  const x = tensor(tf, job, "x");
  const y = oneHot(tf, job, "y", operandOf(job, "weights2").columns);
  const names = ["weights1", "biases1", "weights2", "biases2"];
  const initial = names.map((name) => tensor(tf, job, name));
  const variables = initial.map((value) => tf.variable(value));
  const [w1, b1, w2, b2] = variables as [Variable, Variable, Variable, Variable];
  const start = () => tf.train.adam(learningRate!, 0.9, 0.999, epsilon!);
  let optimizer = start();
  let last: Tensor | undefined;
  const run = (): Tensor => {
    last?.dispose();
    last = optimizer.minimize(() => {
      const hidden = tf.relu(tf.matMul(x, w1).add(b1));
      return crossEntropy(tf, tf.matMul(hidden, w2).add(b2), y);
    }, true);
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
