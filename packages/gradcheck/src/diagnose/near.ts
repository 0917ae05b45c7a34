/** How near two numbers must be to count as one: differences are sure of more digits than these. */
const RELATIVE = 1e-3;

/** Whether two numbers are the same but for what differences may be off by. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));
}

/** The one number that all of these are near to; none if they differ, or there are none. */
export function common(values: readonly number[]): number | undefined {
  if (values.length === 0 || !values.every(Number.isFinite)) return undefined;
  const middle = [...values].sort((a, b) => a - b)[values.length >> 1]!;
  return values.every((value) => near(value, middle)) ? middle : undefined;
}
