/** A size or an index that must be a whole number of at least 0: rejects NaN, fractions, negatives. */
export function assertCount(functionName: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${functionName}: ${name} must be an integer of at least 0, got ${value}`);
  }
}
