import type { DType } from "../types.js";

/**
 * NumPy's choice of notation: powers of ten as soon as a magnitude reaches 1e8, or one other than
 * zero is below 1e-4, or the largest is more than 1000 times the smallest.
 */
export function usesExponents(
  finite: readonly number[],
  dtype: DType,
  suppressSmall: boolean,
): boolean {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of finite) {
    const magnitude = Math.abs(value);
    if (magnitude === 0) continue;
    largest = Math.max(largest, magnitude);
    smallest = Math.min(smallest, magnitude);
  }
  if (largest === 0) return false;
  if (largest >= 1e8) return true;
  if (suppressSmall) return false;
  const ratio = largest / smallest; // in the matrix's own format, as NumPy divides
  return smallest < 1e-4 || (dtype === "float32" ? Math.fround(ratio) : ratio) > 1000;
}
