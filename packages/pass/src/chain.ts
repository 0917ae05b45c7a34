import type { Matrix } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";
import { backwardToParameters } from "./backward-to-parameters.js";
import { buffersOf } from "./buffers-of.js";
import { assertInput, assertOp, assertPass } from "./checks.js";
import { parametersOf } from "./parameters-of.js";
import { sumGradients } from "./sum-gradients.js";
import type { Layer, LayerBuffer, Op, Parameter, Pass } from "./types.js";

/** A layer that always says which buffers it has, and what it is made of. */
type Chain = Layer & { readonly buffers: readonly LayerBuffer[]; readonly ops: readonly Op[] };

/** Stack traces and summaries show the name. */
export function nameOp(name: string, op: Op): Op {
  return Object.defineProperty(op, "name", { value: name });
}

/** Ops one after another, as one layer: `sequential`, and what is inside of `residual`. */
export function chain(functionName: string, ops: readonly Op[]): Chain {
  for (let i = 0; i < ops.length; i++) assertOp(functionName, `op ${i}`, ops[i]);
  const { parameters, shared } = collect(ops);
  const buffers = [...new Set(ops.flatMap(buffersOf))];
  const labels = ops.map((_, i) => `op ${i}`);
  const backwardName = `${functionName}.backward`;
  const forward: Op = (x, context) => {
    const passes = new Array<Pass<Matrix>>(ops.length);
    let output = x;
    assertInput(functionName, x, context);
    for (let i = 0; i < ops.length; i++) {
      const pass = ops[i]!(output, context);
      assertPass(functionName, labels[i]!, pass);
      passes[i] = pass;
      output = pass.output;
    }
    const assertGradient = (dOutput: Matrix) =>
      assertSameShape(backwardName, "dOutput", dOutput, "output", output);
    const backward = (dOutput: Matrix): Matrix => {
      assertGradient(dOutput);
      return backThrough(passes, shared, dOutput, (first, gradient) => first.backward(gradient));
    };
    // Only the first op's input is the network's own: all others need the gradient by theirs.
    backward.toParameters = (dOutput: Matrix): void => {
      assertGradient(dOutput);
      backThrough(passes, shared, dOutput, backwardToParameters);
    };
    return { output, backward };
  };
  return Object.assign(nameOp(functionName, forward), { parameters, buffers, ops: [...ops] });
}

/** From the last pass to the first, of which only `last` says what is asked. */
function backThrough<Result>(
  passes: readonly Pass<Matrix>[],
  shared: readonly Parameter[],
  dOutput: Matrix,
  last: (pass: Pass<Matrix>, gradient: Matrix) => Result,
): Result | Matrix {
  let gradient = dOutput;
  let result: Result | Matrix = dOutput;
  const back = (i: number): void => {
    const pass = passes[i]!;
    if (i === 0) result = last(pass, gradient);
    else gradient = pass.backward(gradient);
  };
  if (shared.length > 0) {
    const steps = passes.map((_, i) => () => back(i));
    sumGradients(shared, steps.reverse());
  } else {
    for (let i = passes.length - 1; i >= 0; i--) back(i);
  }
  return result;
}

function collect(ops: readonly Op[]) {
  const parameters = new Set<Parameter>();
  const shared = new Set<Parameter>();
  for (const parameter of ops.flatMap(parametersOf)) {
    (parameters.has(parameter) ? shared : parameters).add(parameter);
  }
  return { parameters: [...parameters], shared: [...shared] };
}
