import type { Matrix } from "@adjoint/matrix";

/** Copies, since a later call may write to the same memory. */
export function snapshot(matrices: readonly Matrix[]): Matrix[] {
  return matrices.map((m) => ({ ...m, data: m.data.slice() }));
}

interface Evidence {
  readonly gradients: readonly Matrix[];
  readonly again: readonly Matrix[];
  readonly ofZero: readonly Matrix[];
  readonly before: readonly Matrix[];
  readonly after: readonly Matrix[];
}

/** What is wrong with a backward apart from its values. */
export function faultsOf({ gradients, again, ofZero, before, after }: Evidence): string[] {
  const faults: string[] = [];
  if (!sameBits(gradients, again)) faults.push("a second backward gives other bits");
  if (!ofZero.every((m) => m.data.every((value) => value === 0 || Number.isNaN(value)))) {
    faults.push("a zero upstream gradient does not give zero gradients");
  }
  if (!sameBits(before, after)) faults.push("backward writes to what it was given");
  return faults;
}

function sameBits(a: readonly Matrix[], b: readonly Matrix[]): boolean {
  return a.every((m, i) => m.data.every((value, k) => Object.is(value, b[i]!.data[k])));
}
