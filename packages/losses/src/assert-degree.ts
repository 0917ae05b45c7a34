import { describeValue } from "@adjoint/checks";

/** Throws unless p, the degree of a norm or the power of an excess, is 1 or 2. */
export function assertDegree(functionName: string, p: unknown): asserts p is 1 | 2 {
  if (p === 1 || p === 2) return;
  const message = `${functionName}: p must be 1 or 2, got ${describeValue(p)}`;
  throw typeof p === "number" ? new RangeError(message) : new TypeError(message);
}
