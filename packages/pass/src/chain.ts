import type { Matrix } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";
import { backwardToParameters } from "./backward-to-parameters.js";
import { buffersOf } from "./buffers-of.js";
import { assertInput, assertOp, assertPass } from "./checks.js";
import { parametersOf } from "./parameters-of.js";
import { sumGradients } from "./sum-gradients.js";
import type { Layer, LayerBuffer, Op, Parameter, Pass } from "./types.js";

/** A layer that always says which buffers it has. */
type Chain = Layer & { readonly buffers: readonly LayerBuffer[] };

/** Ops one after another, as one layer: `sequential`, and what is inside of `residual`. */
export function chain(functionName: string, ops: readonly Op[]): Chain {
  for (let i = 0; i < ops.length; i++) assertOp(functionName, `op ${i}`, ops[i]);
  const { parameters, shared } = collect(ops);
  const buffers = [...new Set(ops.flatMap(buffersOf))];
  const labels = ops.map((_, i) => `op ${i}`);
  const backwardName = `${functionName}.backward`;
  const forward: Op = (x, context) => {
    const passes: Pass<Matrix>[] = [];
    let output = x;
    assertInput(functionName, x, context);
    for (let i = 0; i < ops.length; i++) {
      const pass = ops[i]!(output, context);
      assertPass(functionName, labels[i]!, pass);
      passes.push(pass);
      output = pass.output;
    }
    const assertGradient = (dOutput: Matrix) =>
      assertSameShape(backwardName, "dOutput", dOutput, "output", output);
    const backward = (dOutput: Matrix): Matrix => {
      assertGradient(dOutput);
      let gradient = dOutput;
      const steps = passes.map((pass) => () => {
        gradient = pass.backward(gradient);
      });
      steps.reverse();
      sumGradients(shared, steps);
      return gradient;
    };
    const toParameters = (dOutput: Matrix): void => {
      assertGradient(dOutput);
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
  return Object.assign(forward, { parameters, buffers });
}

function collect(ops: readonly Op[]) {
  const parameters = new Set<Parameter>();
  const shared = new Set<Parameter>();
  for (const parameter of ops.flatMap(parametersOf)) {
    (parameters.has(parameter) ? shared : parameters).add(parameter);
  }
  return { parameters: [...parameters], shared: [...shared] };
}
