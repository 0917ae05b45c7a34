import type { DType } from "@adjoint/matrix";

/**
 * What an average goes through before it is kept: a subnormal number becomes 0. Averages of a
 * gradient that has become 0 would shrink to subnormal numbers and stay there, and arithmetic
 * with these takes an order of magnitude longer.
 */
export function flushing(dtype: DType): (value: number) => number {
  const least = dtype === "float32" ? 1.1754943508222875e-38 : 2.2250738585072014e-308;
  return (value) => (Math.abs(value) < least ? 0 : value);
}
