import { assertDType } from "./checks.js";
import type { DType } from "./types.js";

/**
 * What a result of `+ - * /` or `sqrt` goes through to be of a dtype: `Math.fround` for float32,
 * nothing for float64. For these five, computing in float64 and rounding once gives float32's own bits.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { rounding } from "@adjoint/matrix/kit";
 *
 * assert.equal(rounding("float32")(0.1), Math.fround(0.1));
 * assert.equal(rounding("float64")(0.1), 0.1);
 * ```
 */
export function rounding(dtype: DType): (value: number) => number {
  assertDType("rounding", "dtype", dtype);
  return dtype === "float32" ? Math.fround : identity;
}

function identity(value: number): number {
  return value;
}
