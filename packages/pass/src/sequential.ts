import type { Matrix } from "@adjoint/matrix";
import { backwardToParameters } from "./backward-to-parameters.js";
import { parametersOf } from "./parameters-of.js";
import { sumGradients } from "./sum-gradients.js";
import type { Layer, Op, Parameter, Pass } from "./types.js";

/**
 * Ops one after another, as one layer: `y = opₙ(...op₂(op₁(x)))`. Without ops, `y = x`.
 * Gradient: the chain rule, `dx = op₁'(op₂'(...opₙ'(dy)))`. A parameter that several of the ops
 * carry (the same layer given twice) gets the sum over its uses. `backward.toParameters` leaves out
 * the first op's gradient by its input, if that op can.
 *
 * Shapes: each op's output is the next one's input.
 *
 * @param ops functions of the `Op` shape, layers among them
 * @returns a layer with the parameters of all, in order, each once
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, scale } from "@adjoint/matrix";
 * import { type Op, sequential } from "@adjoint/pass";
 *
 * const triple: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 3) });
 * const pass = sequential(triple, triple)(matrix(1, 1, [2]));
 * assert.equal(pass.output.data[0], 18);
 * assert.equal(pass.backward(matrix(1, 1, [1])).data[0], 9);
 * ```
 */
export function sequential(...ops: readonly Op[]): Layer {
  const { parameters, shared } = collect(ops);
  const forward: Op = (x, context) => {
    const passes: Pass<Matrix>[] = [];
    let output = x;
    for (const op of ops) {
      const pass = op(output, context);
      passes.push(pass);
      output = pass.output;
    }
    const backward = (dOutput: Matrix): Matrix => {
      let gradient = dOutput;
      const steps = passes.map((pass) => () => {
        gradient = pass.backward(gradient);
      });
      steps.reverse();
      sumGradients(shared, steps);
      return gradient;
    };
    const toParameters = (dOutput: Matrix): void => {
      let gradient = dOutput;
      const steps = passes.map((pass, i) => () => {
        // Only the first op's input is the network's own: all others need the gradient by theirs.
        if (i === 0) backwardToParameters(pass, gradient);
        else gradient = pass.backward(gradient);
      });
      steps.reverse();
      sumGradients(shared, steps);
    };
    return { output, backward: Object.assign(backward, { toParameters }) };
  };
  return Object.assign(forward, { parameters });
}

function collect(ops: readonly Op[]) {
  const parameters = new Set<Parameter>();
  const shared = new Set<Parameter>();
  for (const parameter of ops.flatMap(parametersOf)) {
    (parameters.has(parameter) ? shared : parameters).add(parameter);
  }
  return { parameters: [...parameters], shared: [...shared] };
}
