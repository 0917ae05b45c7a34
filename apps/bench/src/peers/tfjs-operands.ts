import type { Job } from "../servers/protocol.js";
import { operandOf, readOperand } from "../servers/read-operand.js";
import type { Tensor, Tfjs } from "./tfjs-types.js";

/** An input of two axes. */
export function tensor(tf: Tfjs, job: Job, name: string): Tensor {
  const operand = operandOf(job, name);
  if (operand.dtype !== "float32") throw new Error("it has no float64");
  return tf.tensor2d(readOperand({ ...operand, dtype: "float32" }), [
    operand.rows,
    operand.columns,
  ]);
}

/** Labels as one-hot rows. */
export function oneHot(tf: Tfjs, job: Job, name: string, classes: number): Tensor {
  const labels = readOperand({ ...operandOf(job, name), dtype: "int32" });
  return tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), classes), "float32"));
}

/** The mean of `-Σ t log p`: with one-hot rows, cross-entropy. */
export function crossEntropy(tf: Tfjs, logits: Tensor, targets: Tensor): Tensor {
  return tf.logSoftmax(logits, 1).mul(targets).sum(1).neg().mean();
}
