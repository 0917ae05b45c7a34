/** Rejects what is not an integer of at least `least`. */
export function assertCount(
  functionName: string,
  name: string,
  value: number,
  least: number,
): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(
      `${functionName}: ${name} must be an integer of at least ${least}, got ${value}`,
    );
  }
}
