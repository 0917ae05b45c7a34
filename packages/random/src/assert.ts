/** Rejects what is not an integer in [least, most]. */
export function assertInteger(
  functionName: string,
  name: string,
  value: number,
  least: number,
  most: number,
): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(
      `${functionName}: ${name} must be an integer from ${least} to ${most}, got ${value}`,
    );
  }
}

/** Rejects NaN and infinities. */
export function assertNumber(functionName: string, name: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${functionName}: ${name} must be a finite number, got ${value}`);
  }
}
