import { exp, expFloat32 } from "@adjoint/math";
import { dtypeOf } from "@adjoint/matrix/kit";
import { leastKept } from "./flush.js";

/**
 * Writes `e = exp(x - m)` of one row, beginning at `start` in both arrays, and returns `m = max x`:
 * NaN where there is one. What is below `leastKept` is written as 0.
 */
export function shiftedExponentials(
  logits: Float64Array | Float32Array,
  start: number,
  columns: number,
  output: Float64Array | Float32Array,
): number {
  const end = start + columns;
  let largest = logits[start]!;
  for (let k = start + 1; k < end; k++) {
    const value = logits[k]!;
    if (!(value <= largest)) largest = Number.isNaN(largest) ? largest : value;
  }
  const least = leastKept(output);
  if (dtypeOf(output) === "float32") {
    for (let k = start; k < end; k++) {
      const value = expFloat32(Math.fround(logits[k]! - largest));
      output[k] = value < least ? 0 : value;
    }
  } else {
    for (let k = start; k < end; k++) {
      const value = exp(logits[k]! - largest);
      output[k] = value < least ? 0 : value;
    }
  }
  return largest;
}
