import { assertInteger, describeValue } from "@adjoint/checks";
import { dtypeOf } from "../core/dtype-of.js";
import type { Matrix } from "../core/types.js";

type Data = Matrix["data"];

/**
 * The sum of `length` consecutive elements in NumPy's pairwise order, the one order in which this
 * family adds along a row: fewer than 8 elements from left to right; up to 128 in 8 partial sums
 * (number i takes elements i, i + 8, ...), joined as `((0+1)+(2+3))+((4+5)+(6+7))`, then the rest
 * from left to right; more by halves, the left half a multiple of 8 long. All is added to a 0, so
 * the sum of -0 alone is 0.
 *
 * Numerics: the error grows with `log n`, not `n`. Follows `pairwise_sum` of NumPy's `add.reduce`,
 * so `sum` and `mean` give NumPy's digits.
 *
 * @param data where the elements are; a `Float32Array` is added in float32
 * @param start index of the first element
 * @param length how many
 * @throws {TypeError} when data is no Float64Array or Float32Array, or start or length no number
 * @throws {RangeError} when the elements are not all in data
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { pairwiseSum } from "@adjoint/matrix/kit";
 *
 * assert.equal(pairwiseSum(Float64Array.of(9, 1, 2, 3), 1, 3), 6);
 * ```
 */
export function pairwiseSum(data: Data, start: number, length: number): number {
  const dtype = dtypeOf(data);
  if (dtype === undefined) {
    throw new TypeError(
      `pairwiseSum: data must be a Float64Array or a Float32Array, got ${describeValue(data)}`,
    );
  }
  assertInteger("pairwiseSum", "start", start, 0, data.length);
  assertInteger("pairwiseSum", "length", length, 0, data.length - start);
  return dtype === "float32" ? sumFloat32(data, start, length) : sumFloat64(data, start, length);
}

const BLOCK = 128;

function leftHalf(length: number): number {
  const half = length >> 1;
  return half - (half % 8);
}

function sumFloat64(data: Data, start: number, length: number): number {
  if (length > BLOCK) {
    const half = leftHalf(length);
    return sumFloat64(data, start, half) + sumFloat64(data, start + half, length - half);
  }
  const end = start + length;
  let k = start;
  let total = 0;
  if (length >= 8) {
    let s0 = data[k]!;
    let s1 = data[k + 1]!;
    let s2 = data[k + 2]!;
    let s3 = data[k + 3]!;
    let s4 = data[k + 4]!;
    let s5 = data[k + 5]!;
    let s6 = data[k + 6]!;
    let s7 = data[k + 7]!;
    for (k += 8; k + 8 <= end; k += 8) {
      s0 += data[k]!;
      s1 += data[k + 1]!;
      s2 += data[k + 2]!;
      s3 += data[k + 3]!;
      s4 += data[k + 4]!;
      s5 += data[k + 5]!;
      s6 += data[k + 6]!;
      s7 += data[k + 7]!;
    }
    total += s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  }
  for (; k < end; k++) total += data[k]!;
  return total;
}

/** The same with every step rounded to float32. */
function sumFloat32(data: Data, start: number, length: number): number {
  const f = Math.fround;
  if (length > BLOCK) {
    const half = leftHalf(length);
    return f(sumFloat32(data, start, half) + sumFloat32(data, start + half, length - half));
  }
  const end = start + length;
  let k = start;
  let total = 0;
  if (length >= 8) {
    let s0 = data[k]!;
    let s1 = data[k + 1]!;
    let s2 = data[k + 2]!;
    let s3 = data[k + 3]!;
    let s4 = data[k + 4]!;
    let s5 = data[k + 5]!;
    let s6 = data[k + 6]!;
    let s7 = data[k + 7]!;
    for (k += 8; k + 8 <= end; k += 8) {
      s0 = f(s0 + data[k]!);
      s1 = f(s1 + data[k + 1]!);
      s2 = f(s2 + data[k + 2]!);
      s3 = f(s3 + data[k + 3]!);
      s4 = f(s4 + data[k + 4]!);
      s5 = f(s5 + data[k + 5]!);
      s6 = f(s6 + data[k + 6]!);
      s7 = f(s7 + data[k + 7]!);
    }
    const low = f(f(s0 + s1) + f(s2 + s3));
    const high = f(f(s4 + s5) + f(s6 + s7));
    total += f(low + high);
  }
  for (; k < end; k++) total = f(total + data[k]!);
  return total;
}
