import { relu } from "@adjoint/activations";
import { conv2d, dense, flatten, type ImageShape, maxPool2d } from "@adjoint/layers";
import { workspace } from "@adjoint/matrix";
import { sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import type { Job, Prepared } from "../../servers/protocol.js";
import { describeArray } from "../describe-array.js";
import { operandLabels, operandMatrix } from "./operand-matrix.js";
import { repeatedStep } from "./repeated-step.js";

/** A network of two convolutions: its forward, or its steps. */
export function convolution(job: Job): Prepared {
  const { allocate: home } = workspace();
  const x = operandMatrix(job, "x", home);
  const options = (layer: number) => {
    const initial = operandMatrix(job, `weights${layer}`);
    return {
      units: initial.columns,
      random: randomState(0),
      weights: () => initial,
      biases: () => operandMatrix(job, `biases${layer}`),
      dtype: x.dtype,
      allocate: home,
    };
  };
  const convolved = (shape: ImageShape, layer: number) => {
    const { units, ...rest } = options(layer);
    const conv = conv2d(shape, units, { ...rest, kernelSize: 3, padding: 1 });
    return [conv, relu, maxPool2d(conv.outputShape, { kernelSize: 2 })] as const;
  };
  const first = convolved({ channels: 1, height: 8, width: 8 }, 1);
  const second = convolved(first[2].outputShape, 2);
  const flat = flatten(second[2].outputShape);
  const { units, ...rest } = options(3);
  const network = sequential(...first, ...second, flat, dense(flat.outputShape, units, rest));
  if (job.params.forward !== 1) return repeatedStep(network, x, operandLabels(job, "y"), job);

  const space = workspace();
  const context = { training: false, allocate: space.allocate };
  const run = () => {
    space.restart();
    return network(x, context).output;
  };
  return { run, check: () => describeArray(run().data) };
}
