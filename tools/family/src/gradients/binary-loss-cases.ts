import {
  type BinaryCrossEntropyWithLogitsOptions,
  binaryCrossEntropyWithLogits,
} from "@adjoint/losses";
import { asType, type Matrix } from "@adjoint/matrix";
import { SHAPES } from "./shapes.js";
import type { Draw, GradientCase } from "./types.js";

type Options = BinaryCrossEntropyWithLogitsOptions<"mean" | "sum">;

const CASES: Readonly<Record<string, (draw: Draw) => Options>> = {
  "soft labels": () => ({}),
  sum: () => ({ reduction: "sum" }),
  "weights of entries": (draw) => ({ weights: positive(draw, draw.rows) }),
  "weights of classes": (draw) => ({ weights: positive(draw, 1) }),
  "positive weights": (draw) => ({ positiveWeights: positive(draw, 1) }),
  "weights, positive weights, sum": (draw) => ({
    weights: positive(draw, draw.rows),
    positiveWeights: positive(draw, 1),
    reduction: "sum",
  }),
};

/** The loss of yes-or-no questions, with its weights and reductions. */
export const BINARY_LOSS_CASES: readonly GradientCase[] = [
  ...Object.entries(CASES).map(
    ([name, optionsFor]): GradientCase => ({
      name: `binaryCrossEntropyWithLogits, ${name}`,
      shapes: SHAPES,
      make: (draw) => {
        const { x, loss } = given(draw, optionsFor(draw));
        return { x, loss, ...(draw.dtype === "float32" && { reference: loss }) };
      },
    }),
  ),
  {
    name: "binaryCrossEntropyWithLogits, none, weights, positive weights",
    shapes: SHAPES,
    make: (draw) => {
      const options = { weights: positive(draw, draw.rows), positiveWeights: positive(draw, 1) };
      const { x, losses } = given(draw, options);
      return { x, op: losses, ...(draw.dtype === "float32" && { reference: losses }) };
    },
  },
];

/** Targets and weights follow the format of the logits: the reference's are the loss's, to the bit. */
function given(draw: Draw, { weights, positiveWeights, ...rest }: Options) {
  const targets = draw.probabilities();
  const inFormatOf = (x: Matrix) => ({
    ...rest,
    ...(weights && { weights: asType(weights, x.dtype) }),
    ...(positiveWeights && { positiveWeights: asType(positiveWeights, x.dtype) }),
  });
  return {
    x: draw.normal(draw.rows, draw.columns),
    loss: (x: Matrix) => binaryCrossEntropyWithLogits(x, asType(targets, x.dtype), inFormatOf(x)),
    losses: (x: Matrix) =>
      binaryCrossEntropyWithLogits(x, asType(targets, x.dtype), {
        ...inFormatOf(x),
        reduction: "none",
      }),
  };
}

function positive({ columns, uniform }: Draw, rows: number): Matrix {
  return uniform(0.5, 3, rows, columns);
}
