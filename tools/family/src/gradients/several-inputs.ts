import { full, type Matrix, zeros } from "@adjoint/matrix";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import type { Subject } from "./types.js";

/** Matrices by their names. */
export type Inputs<Name extends string> = { readonly [Each in Name]: Matrix };

/** What a loss of several inputs gives: one gradient an input, by its name. */
export interface SeveralPass<Name extends string> {
  readonly output: number | Matrix;
  readonly backward: (upstream: never) => Inputs<Name>;
}

/**
 * A loss of several inputs as a layer, so that all of its gradients are checked: the first is the input, the others
 * are parameters.
 */
export function severalInputs<Name extends string>(
  inputs: Inputs<Name>,
  loss: (inputs: Inputs<Name>) => SeveralPass<Name>,
): Subject {
  const [first, ...others] = Object.keys(inputs) as [Name, ...Name[]];
  const x = inputs[first];
  const make = (initial: (name: Name) => Matrix): Layer => {
    const parameters = others.map((name) => parameter(name, initial(name)));
    const op: Op = (m) => {
      const values = [[first, m], ...parameters.map(({ name, value }) => [name, value])];
      const { output, backward } = loss(Object.fromEntries(values));
      const isNumber = typeof output === "number";
      return {
        output: isNumber ? full(1, 1, output, m.dtype) : output,
        backward: (dOutput) => {
          const gradients = backward((isNumber ? dOutput.data[0] : dOutput) as never);
          for (const { name, gradient } of parameters) gradient.data.set(gradients[name].data);
          return gradients[first];
        },
      };
    };
    return Object.assign(op, { parameters });
  };
  const exact = (name: Name) => zeros(inputs[name].rows, inputs[name].columns);
  return {
    x,
    op: make((name) => inputs[name]),
    ...(x.dtype === "float32" && { reference: make(exact) }),
  };
}

function parameter<Name extends string>(name: Name, value: Matrix): Parameter & { name: Name } {
  return { name, value, gradient: zeros(value.rows, value.columns, value.dtype) };
}
