import { full, type Matrix, zeros } from "@adjoint/matrix";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import { linearSoftmaxCrossEntropy } from "@adjoint/softmax-loss";
import type { Subject } from "../check/types.js";
import type { Draw } from "./types.js";

const CLASSES = 4;

/** The output layer with its loss, as a layer: so that all three of its gradients are checked. */
export function linearOp({ rows, columns, dtype, random, normal }: Draw): Subject {
  const targets = Array.from({ length: rows }, () => Math.floor(random.random() * CLASSES));
  const make = (weights: Matrix, biases: Matrix): Layer => {
    const parameters = [parameter("weights", weights), parameter("biases", biases)] as const;
    const op: Op = (x) => {
      const pass = linearSoftmaxCrossEntropy(x, weights, biases, targets, { chunkRows: 3 });
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
