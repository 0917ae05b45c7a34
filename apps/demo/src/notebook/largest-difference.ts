import type { Matrix } from "@adjoint/matrix";

/** `max |a - b|` over all entries of matrices that come in pairs of the same shape. */
export function largestDifference(a: readonly Matrix[], b: readonly Matrix[]): number {
  let largest = 0;
  a.forEach(({ data }, index) => {
    const other = b[index]!.data;
    for (let i = 0; i < data.length; i++) {
      largest = Math.max(largest, Math.abs(data[i]! - other[i]!));
    }
  });
  return largest;
}
