import { generate, type Matrix, matmul, scale } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { type Parts, spoil, spoilLoss } from "./parts.js";

/** An entry of the middle weights through which something flows at the start. */
const ENTRY = 17;

/** Mistakes that people make in a backward pass; each gives the parts with one of them broken. */
export const MISTAKES = {
  transpose: (parts: Parts): Parts => ({
    ...parts,
    middle: spoil(parts.middle, (_, dy) => matmul(dy, parts.middle.parameters[0]!.value)),
  }),
  label: (parts: Parts): Parts => ({
    ...parts,
    loss: spoilLoss(({ probabilities }) => scale(probabilities, 1 / probabilities.rows)),
  }),
  mean: (parts: Parts): Parts => ({
    ...parts,
    loss: spoilLoss((pass, labels) => scale(pass.backward(), labels.length)),
  }),
  diagonal: (parts: Parts): Parts => ({
    ...parts,
    loss: spoilLoss(({ probabilities: p }, labels) =>
      generate(p.rows, p.columns, (i, j) =>
        labels[i] === j ? (p.data[i * p.columns + j]! - 1) / p.rows : 0,
      ),
    ),
  }),
  staleMask: (parts: Parts): Parts => ({
    ...parts,
    secondRelu: reluOfLastTime(parts.secondRelu),
  }),
  bias: (parts: Parts): Parts => ({
    ...parts,
    middle: spoil(parts.middle, (dx) => {
      parts.middle.parameters[1]!.gradient.data.fill(0);
      return dx;
    }),
  }),
  entry: (parts: Parts): Parts => ({
    ...parts,
    middle: spoil(parts.middle, (dx) => {
      parts.middle.parameters[0]!.gradient.data[ENTRY]! *= 1.0001;
      return dx;
    }),
  }),
  sign: (parts: Parts): Parts => ({ ...parts, middle: spoil(parts.middle, (dx) => scale(dx, -1)) }),
  accumulate: (parts: Parts): Parts => ({ ...parts, middle: accumulating(parts.middle) }),
} as const satisfies Readonly<Record<string, (parts: Parts) => Parts>>;

export type MistakeName = keyof typeof MISTAKES;

/** Lets through where the forward before this one did. */
function reluOfLastTime(relu: Op): Op {
  let before: Matrix | undefined;
  return (x, context) => {
    const pass = relu(x, context);
    const mask = before?.rows === x.rows && before.columns === x.columns ? before : pass.output;
    before = pass.output;
    return {
      ...pass,
      backward: (dy) =>
        generate(dy.rows, dy.columns, (i, j) => {
          const k = i * dy.columns + j;
          return mask.data[k]! > 0 ? dy.data[k]! : 0;
        }),
    };
  };
}

/** Adds each gradient to all that came before. */
function accumulating(layer: Parts["middle"]): Parts["middle"] {
  const sums = layer.parameters.map(({ gradient }) => new Float64Array(gradient.data.length));
  return spoil(layer, (dx) => {
    layer.parameters.forEach(({ gradient }, p) => {
      const sum = sums[p]!;
      gradient.data.forEach((value, k) => {
        sum[k]! += value;
      });
      gradient.data.set(sum);
    });
    return dx;
  });
}
