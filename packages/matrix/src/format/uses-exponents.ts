import { rounding } from "../core/rounding.js";
import type { DType } from "../core/types.js";

/**
 * NumPy's choice of notation: powers of ten as soon as a magnitude reaches 1e8 (1e6 in float32,
 * which holds six decimal digits), or one other than zero is below 1e-4, or the largest is more
 * than 1000 times the smallest. NumPy compares in the matrix's own dtype.
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
  if (largest >= (dtype === "float32" ? 1e6 : 1e8)) return true;
  if (suppressSmall) return false;
  const round = rounding(dtype);
  return smallest < round(1e-4) || round(largest / smallest) > 1000;
}
