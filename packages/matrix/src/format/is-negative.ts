/** Whether the sign bit of a finite number is set; true of -0. */
export function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}
