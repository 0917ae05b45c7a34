import { allClose, type Matrix, matrix } from "@adjoint/matrix";
import { type Op, parametersOf } from "@adjoint/pass";
import { expect } from "vitest";

/** PyTorch's tensor as rows, the first axis down, however many others there are. */
export function rowsOf(nested: readonly unknown[]): Matrix {
  const flat = nested.flat(9) as number[];
  return matrix(nested.length, flat.length / nested.length, flat);
}

/** A tensor [channels, height, width] of one image, as a layer's shape. */
export function imageShapeOf(batch: readonly unknown[]) {
  const [image] = batch as readonly number[][][][];
  return { channels: image!.length, height: image![0]!.length, width: image![0]![0]!.length };
}

/** What PyTorch gave. */
export interface Values {
  readonly inputs: { readonly x: unknown[] };
  readonly y: unknown[];
  readonly dy: unknown[];
  readonly gradients: { readonly x: unknown[] };
}

const close = { rtol: 1e-12, atol: 1e-13 };

/** Throws unless an op gives PyTorch's output and gradient by x, and its parameters' gradients. */
export function expectValues(op: Op, found: Values, gradients: readonly Matrix[] = []) {
  const pass = op(rowsOf(found.inputs.x));
  expect(allClose(pass.output, rowsOf(found.y), close)).toBe(true);
  expect(allClose(pass.backward(rowsOf(found.dy)), rowsOf(found.gradients.x), close)).toBe(true);
  const parameters = parametersOf(op);
  expect(parameters).toHaveLength(gradients.length);
  for (const [i, { gradient }] of parameters.entries()) {
    expect(allClose(gradient, gradients[i]!, close)).toBe(true);
  }
}
