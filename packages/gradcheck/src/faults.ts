import { describeShape, type Matrix } from "@adjoint/matrix";
import type { Varied } from "./types.js";

/** What one pass, and several calls of its backward, gave: the input's gradient, then the parameters'. */
export interface Evidence {
  readonly output: Matrix;
  /** Of a second forward of the same values. */
  readonly repeated: Matrix;
  readonly gradients: readonly Matrix[];
  /** With the same upstream gradient, at once. */
  readonly again: readonly Matrix[];
  /** With the same upstream gradient, after a forward of other values. */
  readonly later: readonly Matrix[];
  readonly ofZero: readonly Matrix[];
  readonly ofNegated: readonly Matrix[];
  /** What was given, before the forward and after all of the above. */
  readonly before: readonly Matrix[];
  readonly after: readonly Matrix[];
}

/** What is wrong with a backward apart from its values. */
export function faultsOf(
  varied: readonly Varied[],
  evidence: Evidence,
  { rtol, atol }: { readonly rtol: number; readonly atol: number },
): string[] {
  const { output, repeated, gradients, again, later, ofZero, ofNegated, before, after } = evidence;
  const faults: string[] = [];
  if (!output.data.every(Number.isFinite)) faults.push("the output holds NaN or an infinity");
  if (describeShape(output) !== describeShape(repeated) || !sameBits([output], [repeated])) {
    faults.push("a second forward of the same input gives another output");
  }
  varied.forEach(({ name, value }, i) => {
    const gradient = gradients[i]!;
    const wanted = `${describeShape(value)} ${value.dtype}`;
    const got = `${describeShape(gradient)} ${gradient.dtype}`;
    if (got !== wanted) faults.push(`the gradient of ${name} is ${got}, ${name} is ${wanted}`);
  });
  if (!sameBits(gradients, again)) faults.push("a second backward gives other bits");
  else if (!sameBits(gradients, later)) {
    faults.push("a backward after another forward gives other bits");
  }
  if (!ofZero.every((m) => m.data.every((value) => value === 0))) {
    faults.push("a zero upstream gradient does not give zero gradients");
  }
  const opposite = (a: number, b: number) => Math.abs(a + b) <= atol + rtol * Math.abs(a);
  if (!gradients.every((m, i) => m.data.every((v, k) => opposite(v, ofNegated[i]!.data[k]!)))) {
    faults.push("a negated upstream gradient does not give negated gradients");
  }
  if (!sameBits(before, after)) faults.push("the op or its backward writes to what it was given");
  return faults;
}

function sameBits(a: readonly Matrix[], b: readonly Matrix[]): boolean {
  return a.every((m, i) => m.data.every((value, k) => Object.is(value, b[i]!.data[k])));
}
