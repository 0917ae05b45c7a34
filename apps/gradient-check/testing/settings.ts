// What a module may say of its exports.
import type { GradientCheck } from "@adjoint/gradient-check";
import { dense } from "@adjoint/layers";
import { multiply, scale } from "@adjoint/matrix";
import { type Op, sequential } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { elementwise, map } from "./tools.js";

/** Half of the entries, at random, doubled; all of them where it does not train. */
export function dropout(random: RandomState): Op {
  return (x, { training = false } = {}) => {
    if (!training) return { output: x, backward: (d) => d };
    const mask = map(x, () => (random.random() < 0.5 ? 0 : 2));
    return { output: multiply(x, mask), backward: (d) => multiply(d, mask) };
  };
}

export const network = (): Op => (x) => ({ output: x, backward: (d) => d });
export const layer = (): Op => (x) => ({ output: scale(x, 1), backward: (d) => d });
export const half = layer;
export const decay = elementwise(
  (x) => Math.exp(-1 / x),
  (x) => Math.exp(-1 / x) / (x * x),
);

export const gradientCheck: GradientCheck = {
  exports: {
    dropout: { create: ({ random }) => dropout(random) },
    network: {
      create: ({ columns, random, dtype }) =>
        sequential(
          dense(columns, 6, { random, dtype }),
          elementwise(Math.tanh, (x) => 1 - Math.tanh(x) ** 2),
          dense(6, 4, { random, dtype }),
        ),
      loss: softmaxCrossEntropy,
      rounds: ["shapes", "training"],
    },
    half: {
      create: ({ columns, random, dtype }) => dense(columns, 3, { random, dtype }),
      options: { frozen: ["weights"], wrt: ["biases"] },
    },
    layer: { create: ({ columns, random, dtype }) => dense(columns, 3, { random, dtype }) },
    decay: { domain: { low: 0.5, high: 4 } },
  },
};
