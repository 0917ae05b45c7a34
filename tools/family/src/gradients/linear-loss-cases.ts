import { asType, isMatrix } from "@adjoint/matrix";
import { linearSoftmaxCrossEntropy } from "@adjoint/softmax-loss";
import { type ClassLossOptions, PLAIN_OPTIONS, SMOOTHED_OPTIONS } from "./class-loss-options.js";
import { drawFor } from "./draw-for.js";
import { severalInputs } from "./several-inputs.js";
import { SHAPES } from "./shapes.js";
import type { Draw, GradientCase, Subject } from "./types.js";

const CLASSES = 4;

/** The output layer with its loss. */
export const LINEAR_LOSS_CASES: readonly GradientCase[] = [
  ...PLAIN_OPTIONS,
  ...SMOOTHED_OPTIONS,
].map((each) => ({
  name: `linearSoftmaxCrossEntropy, ${each.words}`,
  shapes: SHAPES,
  make: (draw) => linearSubject(each, draw),
}));

function linearSubject({ targets: targetsFor, options }: ClassLossOptions, draw: Draw): Subject {
  const { rows, columns, dtype, normal } = draw;
  // Targets are as wide as there are classes, whatever the width of the input.
  const ofClasses = drawFor([rows, CLASSES], dtype, draw.random.randint(0, 2 ** 31));
  const targets = targetsFor(ofClasses);
  const context = { ...options?.(ofClasses), chunkRows: 3 };
  const inputs = {
    x: normal(rows, columns),
    weights: normal(columns, CLASSES),
    biases: normal(1, CLASSES),
  };
  return severalInputs(inputs, ({ x, weights, biases }) => {
    const wanted = isMatrix(targets) ? asType(targets, x.dtype) : targets;
    const pass = (training: boolean) =>
      linearSoftmaxCrossEntropy(x, weights, biases, wanted, { ...context, training });
    // Most forwards are compared with others: they compute no gradients, which take twice as long.
    return { output: pass(false).output, backward: (u: number) => pass(true).backward(u) };
  });
}
