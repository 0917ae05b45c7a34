/** `count` numbers from `start` to `stop`, both included: NumPy's `linspace`, to the last bit. */
export function linspace(start: number, stop: number, count: number): Float64Array {
  const result = new Float64Array(count);
  const step = (stop - start) / (count - 1);
  for (let i = 0; i < count; i++) result[i] = i * step + start;
  if (count > 1) result[count - 1] = stop;
  else result.fill(start);
  return result;
}
