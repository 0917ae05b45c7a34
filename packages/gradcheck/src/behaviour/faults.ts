import type { Matrix } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";
import type { Varied } from "../types.js";
import type { Trained, Writing } from "./backwards.js";
import { sameBits } from "./bits.js";

/** What one pass, and several calls of its backward, gave: the input's gradient, then the parameters'. */
export interface Results {
  readonly output: Matrix;
  /** Of a second forward of the same values. */
  readonly repeated: Matrix;
  readonly gradients: readonly Matrix[];
  /** With the same upstream gradient, at once. */
  readonly again: readonly Matrix[];
  /** With the same upstream gradient, after a forward of other values and its backward. */
  readonly later: readonly Matrix[];
  readonly trained: readonly Trained[];
  readonly labelled: readonly Varied[];
  readonly writings: readonly Writing[];
}

/** What is wrong with outputs and gradients apart from their values, in words. */
export function gradientFaults(results: Results): string[] {
  const { output, repeated, gradients, again, later } = results;
  const faults: string[] = [];
  if (output.data.some(Number.isNaN)) faults.push("the output holds NaN");
  if (!sameBits([output], [repeated])) {
    faults.push("a second forward of the same input gives another output");
  }
  faults.push(...shapeFaults(results), ...writingFaults(results));
  if (!sameBits(gradients, again)) faults.push("a second backward gives other bits");
  else if (!sameBits(gradients, later)) {
    faults.push("a backward after another forward gives other bits");
  }
  return faults;
}

function shapeFaults({ gradients, trained, labelled }: Results): string[] {
  const values = [
    labelled[0]!,
    ...trained.map(({ name, parameter: { value } }) => ({ name, value })),
  ];
  return values.flatMap(({ name, value }, i) => {
    const gradient = gradients[i]!;
    const wanted = `${describeShape(value)} ${value.dtype}`;
    const got = `${describeShape(gradient)} ${gradient.dtype}`;
    return got === wanted ? [] : [`the gradient of ${name} is ${got}, ${name} is ${wanted}`];
  });
}

function writingFaults({ trained, writings }: Results): string[] {
  return trained.flatMap(({ name }, i) => {
    switch (writings[i]) {
      case "added":
        return [`the gradient of ${name} is not overwritten: backward must assign, not add`];
      case "never":
        return [`the gradient of ${name} is never written`];
      case "partly":
        return [`the gradient of ${name} is written in part`];
      default:
        return [];
    }
  });
}
