import { zeros as zeroMatrix } from "@adjoint/matrix";
import type { Initializer } from "../types.js";
import { assertArguments } from "./assert-arguments.js";

/**
 * All zeros; draws nothing. The default for biases. Weights that start at zero stay equal to one
 * another, so give them another initializer.
 *
 * Shapes: the result is [rows, columns].
 *
 * @param rows number of inputs
 * @param columns number of units
 * @param context the `dtype` of the result
 * @throws {TypeError} when there is no `random` or no `dtype`, or a size is no number
 * @throws {RangeError} when a size is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 *
 * const biases = zeros(1, 2, { random: randomState(0), dtype: "float64" });
 * assert.deepEqual(biases.data, Float64Array.of(0, 0));
 * ```
 */
export const zeros: Initializer = (rows, columns, context) => {
  assertArguments("zeros", rows, columns, context);
  return zeroMatrix(rows, columns, context.dtype);
};
