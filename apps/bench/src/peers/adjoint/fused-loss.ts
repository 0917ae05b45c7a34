import { softmax, softmaxJacobian } from "@adjoint/activations";
import { categoricalCrossEntropy } from "@adjoint/losses";
import { type Matrix, workspace } from "@adjoint/matrix";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import type { Job, Prepared } from "../../servers/protocol.js";
import { describeArray } from "../describe-array.js";
import { operandLabels, operandMatrix } from "./operand-matrix.js";

/** The loss of logits and its gradient: fused, by two functions, by the Jacobian; and a mere copy. */
export function fusedLoss(job: Job): Prepared {
  const { allocate: home } = workspace();
  const logits = operandMatrix(job, "logits", home);
  const labels = operandLabels(job, "labels");
  const space = workspace();
  const context = { training: true, allocate: space.allocate };
  let loss = 0;
  const separate = (activation: typeof softmax | typeof softmaxJacobian) => (): Matrix => {
    space.restart();
    const pass = activation(logits, context);
    const cost = categoricalCrossEntropy(pass.output, labels, context);
    loss = cost.output;
    return pass.backward(cost.backward());
  };
  const fused = (): Matrix => {
    space.restart();
    const cost = softmaxCrossEntropy(logits, labels, context);
    loss = cost.output;
    return cost.backward();
  };
  const variants: Record<string, () => Matrix> = {
    fused,
    separate: separate(softmax),
    jacobian: separate(softmaxJacobian),
    copy: () => {
      space.restart();
      const copy = space.allocate(logits.rows, logits.columns, logits.dtype);
      copy.data.set(logits.data);
      return copy;
    },
  };
  const run = variants[job.params.variant!]!;
  return {
    run,
    check: () => {
      const gradient = run();
      return job.params.variant === "copy" ? [] : [loss, ...describeArray(gradient.data)];
    },
  };
}
