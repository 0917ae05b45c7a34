import { describeValue } from "./describe-value.js";

/** The error of a check: what the value must be, and what it is. */
export function wrong(
  functionName: string,
  name: string,
  wanted: string,
  value: unknown,
  Kind: new (message: string) => Error = TypeError,
): Error {
  return new Kind(`${functionName}: ${name} must be ${wanted}, got ${describeValue(value)}`);
}
