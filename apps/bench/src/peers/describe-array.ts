/** A few numbers that tell an array from one that was computed otherwise: sum of sizes, first, last. */
export function describeArray(data: ArrayLike<number>): number[] {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += Math.abs(data[i]!);
  return [sum, data[0]!, data[data.length - 1]!];
}
