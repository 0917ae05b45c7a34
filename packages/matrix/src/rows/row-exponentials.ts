import { assertFinite, assertInteger, describeValue } from "@adjoint/checks";
import { exp, expFloat32 } from "@adjoint/math";
import { dtypeOf } from "../core/dtype-of.js";
import type { Matrix } from "../core/types.js";

/**
 * Exponentials of one row, none above 1: writes `e = exp(x - m)` with `m = max x`, NaN where there is one.
 * The twin of `exponentials` in `exponentials.lanes.ts`, for softmax and what is made of it.
 *
 * @param data what the row is part of
 * @param start the index of its first element, in `data` and in `output`
 * @param columns how many elements it has, at least one
 * @param output of the same dtype, where the exponentials go
 * @param least what is below it is written as 0. @default 0
 * @returns m
 * @throws {TypeError} when one is no typed array of float64 or float32, or they differ in dtype
 * @throws {RangeError} when the row does not lie in both, or has no element
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { rowExponentials } from "@adjoint/matrix/kit";
 *
 * const row = Float64Array.of(-Infinity, 5);
 * assert.equal(rowExponentials(row, 0, 2, row), 5);
 * assert.deepEqual([...row], [0, 1]);
 * ```
 */
export function rowExponentials(
  data: Matrix["data"],
  start: number,
  columns: number,
  output: Matrix["data"],
  least = 0,
): number {
  const dtype = dtypeOf(data);
  if (dtype === undefined || dtypeOf(output) !== dtype) {
    const got = `${describeValue(data)} and ${describeValue(output)}`;
    throw new TypeError(
      `rowExponentials: data and output must both be a Float64Array or a Float32Array, got ${got}`,
    );
  }
  const most = Math.min(data.length, output.length);
  assertInteger("rowExponentials", "start", start, 0, most);
  assertInteger("rowExponentials", "columns", columns, 1, most - start);
  assertFinite("rowExponentials", "least", least, 0);
  const end = start + columns;
  let largest = data[start]!;
  for (let k = start + 1; k < end; k++) {
    const value = data[k]!;
    if (!(value <= largest)) largest = Number.isNaN(largest) ? largest : value;
  }
  if (dtype === "float32") {
    for (let k = start; k < end; k++) {
      const value = expFloat32(Math.fround(data[k]! - largest));
      output[k] = value < least ? 0 : value;
    }
  } else {
    for (let k = start; k < end; k++) {
      const value = exp(data[k]! - largest);
      output[k] = value < least ? 0 : value;
    }
  }
  return largest;
}
