/**
 * Whether a row's largest value m, given, is at a column, and at none before it: the first of
 * equals, or the first NaN where m is NaN.
 */
export function isFirstLargest(
  values: Float64Array | Float32Array,
  start: number,
  column: number,
  largest: number,
): boolean {
  const missing = Number.isNaN(largest);
  const own = values[start + column]!;
  if (missing ? !Number.isNaN(own) : own !== largest) return false;
  for (let k = start; k < start + column; k++) {
    if (missing ? Number.isNaN(values[k]) : values[k] === largest) return false;
  }
  return true;
}
