import { full, isMatrix, type Matrix } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";
import {
  assertPass,
  buffersOf,
  type Context,
  type Op,
  type Pass,
  parametersOf,
} from "@adjoint/pass";

/** The pass of a loss: without an upstream gradient, `backward()` gives what `backward(1)` gives. */
export interface ScalarLossPass {
  readonly output: number;
  /** Asked for nothing in training: the upstream gradient is 1 by default. */
  readonly backward: (upstream?: number) => Matrix;
}

/** A function from predictions to a number, with the way back. */
export type ScalarLoss = (predictions: Matrix) => ScalarLossPass;

/** The pass of a loss as an op, with the way back that is given no upstream gradient. */
export interface ScalarPass extends Pass<Matrix> {
  readonly bare: () => Matrix;
}

/** A loss as an op: its number as a matrix of one element. */
export function scalarOp(functionName: string, loss: ScalarLoss): (x: Matrix) => ScalarPass {
  return (x) => {
    const pass = loss(x);
    // From untyped code anything may come, and a matrix would be taken for NaN.
    if (typeof pass?.output !== "number" || typeof pass.backward !== "function") {
      throw new TypeError(
        `${functionName}: the loss must give a pass: a number as output and a backward, got ${describe(pass)}`,
      );
    }
    return {
      output: full(1, 1, pass.output, x.dtype),
      backward: (dOutput) => pass.backward(dOutput.data[0]!),
      bare: () => pass.backward(),
    };
  };
}

/** A network and its loss as one op, with the network's parameters. */
export function endToEnd(functionName: string, network: Op, loss: ScalarLoss): Op {
  const end = scalarOp(functionName, loss);
  const op = (x: Matrix, context?: Context): ScalarPass => {
    const inner = network(x, context);
    assertPass(functionName, "the network", inner);
    const outer = end(inner.output);
    const { toParameters } = inner.backward;
    const backward = (dOutput: Matrix) => inner.backward(outer.backward(dOutput));
    return {
      output: outer.output,
      backward: Object.assign(
        backward,
        toParameters && {
          toParameters: (dOutput: Matrix) => toParameters(outer.backward(dOutput)),
        },
      ),
      bare: () => inner.backward(outer.bare()),
    };
  };
  return Object.assign(op, { parameters: parametersOf(network), buffers: buffersOf(network) });
}

function describe(pass: unknown): string {
  if (pass === null || pass === undefined) return String(pass);
  if (typeof pass !== "object") return `a ${typeof pass}`;
  const { output, backward } = pass as { readonly output?: unknown; readonly backward?: unknown };
  const kind = isMatrix(output) ? `a matrix ${describeShape(output)}` : typeof output;
  return `output ${kind}, backward ${typeof backward}`;
}
