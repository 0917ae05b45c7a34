import { dtypeOf } from "@adjoint/matrix/kit";

/**
 * The least that an exponential and a probability on the way to a gradient may be; what is smaller
 * becomes 0. Sums and products of subnormal numbers take an order of magnitude longer than those of
 * others, in vector instructions above all; these bounds lie far enough above them for what a
 * gradient is later multiplied with to stay clear of them too. A probability of 2^-960 (2^-100 in
 * float32) beside 1 is far below what the last bit of a sum can show.
 */
export function leastKept(data: Float64Array | Float32Array): number {
  return dtypeOf(data) === "float32" ? LEAST_FLOAT32 : LEAST_FLOAT64;
}

/** 2^-100 */
const LEAST_FLOAT32 = 7.888609052210118e-31;
/** 2^-960 */
const LEAST_FLOAT64 = 1.0261342003245941e-289;
