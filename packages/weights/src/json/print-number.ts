const SMALLEST_NORMAL = 2 ** -126;

/** The fewest digits that give a float64 back. JSON has -0, and no NaN or infinities: those are strings. */
export function printFloat64(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? `${value}` : `"${value}"`;
}

/** The fewest digits that give a float32 back. */
export function printFloat32(value: number): string {
  if (!Number.isFinite(value) || value === 0) return printFloat64(value);
  // Six digits hold every shorter text of a number that is not subnormal, and nine hold all.
  for (let digits = Math.abs(value) < SMALLEST_NORMAL ? 1 : 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return `${rounded}`;
  }
  return `${Number(value.toPrecision(9))}`;
}
