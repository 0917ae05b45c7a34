import { describeValue } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import type { Varied } from "../types.js";

/** The input and the parameters, by names that differ: `weights 1`, `weights 2`. */
export function label(inputName: string, x: Matrix, parameters: readonly Parameter[]): Varied[] {
  const tensors = [{ name: inputName, value: x }, ...parameters];
  return tensors.map(({ name, value }, i) => {
    const sameName = (tensor: { readonly name: string }) => tensor.name === name;
    if (tensors.filter(sameName).length === 1) return { name, value };
    return { name: `${name} ${tensors.slice(0, i + 1).filter(sameName).length}`, value };
  });
}

/** Throws unless all of `chosen` are names of the report. */
export function assertNames(
  functionName: string,
  option: string,
  chosen: readonly string[],
  names: readonly string[],
): void {
  for (const name of chosen) {
    if (names.includes(name)) continue;
    throw new RangeError(
      `${functionName}: ${option} must hold names among ${names.join(", ")}, got ${describeValue(name)}`,
    );
  }
}
