import type { GradientCheck } from "@adjoint/gradient-check";
import { type Matrix, matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";

/** `y = x / (1 + e^(-b x))`, for a b of one's own. */
export function swish(b: number): Op {
  return (x) => {
    const gate = map(x, (value) => 1 / (1 + Math.exp(-b * value)));
    return {
      output: map(x, (value, k) => value * gate.data[k]!),
      backward: (dOutput) =>
        map(dOutput, (d, k) => {
          const g = gate.data[k]!;
          return d * (g + b * x.data[k]! * g * (1 - g));
        }),
    };
  };
}

/** The mean of the squared differences from the targets. */
export function meanSquaredError(predictions: Matrix, targets: Matrix) {
  const difference = map(predictions, (value, k) => value - targets.data[k]!);
  const count = difference.data.length;
  let sum = 0;
  for (const value of difference.data) sum += value * value;
  return {
    output: sum / count,
    backward: (upstream = 1) => map(difference, (value) => (2 * value * upstream) / count),
  };
}

/** How the exports above are checked. */
export const gradientCheck: GradientCheck = {
  shapes: [
    [1, 1],
    [4, 3],
  ],
  losses: ["meanSquaredError"],
  exports: {
    swish: { create: () => swish(1.5) },
    meanSquaredError: {
      targets: ({ rows, columns, data }) => matrix(rows, columns, data.map(Math.abs)),
    },
  },
};

function map({ rows, columns, data }: Matrix, f: (value: number, k: number) => number): Matrix {
  return matrix(rows, columns, Array.from(data, f));
}
