import { asType, full, isMatrix, type Matrix, zeros } from "@adjoint/matrix";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import { linearSoftmaxCrossEntropy } from "@adjoint/softmax-loss";
import { type ClassLossOptions, PLAIN_OPTIONS, SMOOTHED_OPTIONS } from "./class-loss-options.js";
import { drawFor } from "./draw-for.js";
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

/** As a layer: so that all three of its gradients are checked. */
function linearSubject({ targets: targetsFor, options }: ClassLossOptions, draw: Draw): Subject {
  const { rows, columns, dtype, normal } = draw;
  // Targets are as wide as there are classes, whatever the width of the input.
  const ofClasses = drawFor([rows, CLASSES], dtype, draw.random.randint(0, 2 ** 31));
  const targets = targetsFor(ofClasses);
  const context = { ...options?.(ofClasses), chunkRows: 3 };
  const make = (weights: Matrix, biases: Matrix): Layer => {
    const parameters = [parameter("weights", weights), parameter("biases", biases)] as const;
    const op: Op = (x) => {
      const wanted = isMatrix(targets) ? asType(targets, x.dtype) : targets;
      const pass = linearSoftmaxCrossEntropy(x, weights, biases, wanted, context);
      return {
        output: full(1, 1, pass.output, x.dtype),
        backward: (dOutput) => {
          const gradients = pass.backward(dOutput.data[0]!);
          for (const { name, gradient } of parameters) gradient.data.set(gradients[name].data);
          return gradients.x;
        },
      };
    };
    return Object.assign(op, { parameters });
  };
  return {
    x: normal(rows, columns),
    op: make(normal(columns, CLASSES), normal(1, CLASSES)),
    ...(dtype === "float32" && { reference: make(zeros(columns, CLASSES), zeros(1, CLASSES)) }),
  };
}

function parameter<Name extends string>(name: Name, value: Matrix): Parameter & { name: Name } {
  return { name, value, gradient: zeros(value.rows, value.columns, value.dtype) };
}
