import { softmaxJacobian, tanh } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { dense, glorotUniform } from "@adjoint/layers";
import { categoricalCrossEntropy } from "@adjoint/losses";
import type { DType, Matrix } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { type Layer, type Pass, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { CLIP, ulpsBetween } from "./findings.js";

const STEPS = 500;
const UNITS = 16;

/** Two trainings from the same bits, one in each way. */
export interface Parting {
  /** After each step, the start included, how many numbers of the dtype lie between the weights, where they are most apart. */
  readonly ulps: readonly number[];
  readonly separateLoss: readonly number[];
  readonly fusedLoss: readonly number[];
  /** The first step after which any weight differs; undefined if none does. */
  readonly partedAt: number | undefined;
}

/** Trains a network in two boxes and in one, from the same bits, on the same points. */
export function partingOf(dtype: DType): Parting {
  const { x, y } = spiral({ points: 40, classes: 3, noise: 0.1, dtype, random: randomState(0) });
  const separate = training(dtype, (logits) => {
    const probabilities = softmaxJacobian(logits);
    const cost = categoricalCrossEntropy(probabilities.output, y, { clip: CLIP });
    return {
      output: cost.output,
      backward: () => probabilities.backward(cost.backward()),
    };
  });
  const fused = training(dtype, (logits) => softmaxCrossEntropy(logits, y));
  const ulps = [farthest(separate.network, fused.network, dtype)];
  const separateLoss: number[] = [];
  const fusedLoss: number[] = [];
  for (let step = 1; step <= STEPS; step++) {
    separateLoss.push(separate.step(x));
    fusedLoss.push(fused.step(x));
    ulps.push(farthest(separate.network, fused.network, dtype));
  }
  const first = ulps.findIndex((each) => each > 0);
  return { ulps, separateLoss, fusedLoss, partedAt: first === -1 ? undefined : first };
}

/** A network and its steps; each gives the loss before it. */
function training(
  dtype: DType,
  cost: (logits: Matrix) => Pick<Pass<number>, "output"> & { readonly backward: () => Matrix },
) {
  const random = randomState(1);
  const network = sequential(
    dense(2, UNITS, { random, weights: glorotUniform, dtype }),
    tanh,
    dense(UNITS, 3, { random, weights: glorotUniform, dtype }),
  );
  const optimizer = adam({ learningRate: 0.05 });
  return {
    network,
    step: (x: Matrix) => {
      const pass = network(x);
      const found = cost(pass.output);
      pass.backward(found.backward());
      optimizer.step(network.parameters);
      return found.output;
    },
  };
}

/** The most ulps between two weights at the same place. */
function farthest(a: Layer, b: Layer, dtype: DType): number {
  let most = 0;
  a.parameters.forEach(({ value }, i) => {
    const other = b.parameters[i]!.value;
    for (let k = 0; k < value.data.length; k++) {
      most = Math.max(most, ulpsBetween(value.data[k]!, other.data[k]!, dtype));
    }
  });
  return most;
}
