import { relu } from "@adjoint/activations";
import { dense } from "@adjoint/layers";
import { workspace } from "@adjoint/matrix";
import { sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import type { Job, Prepared } from "../../servers/protocol.js";
import { operandLabels, operandMatrix } from "./operand-matrix.js";
import { repeatedStep } from "./repeated-step.js";

/** One step of a network of two layers: forward, loss, backward, Adam. */
export function trainingStep(job: Job): Prepared {
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
  return repeatedStep(network, x, y, job);
}
