import { assertShape } from "../core/checks.js";
import type { Allocate, DType, Matrix } from "../core/types.js";
import { trusted } from "./trusted.js";

/**
 * The default `allocate`: a fresh matrix of zeros in an ordinary typed array, collected like
 * anything else.
 *
 * @throws {RangeError} when the engine has no room for the matrix
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { allocateFresh } from "@adjoint/matrix/kit";
 *
 * assert.deepEqual(allocateFresh(1, 2, "float32").data, new Float32Array(2));
 * ```
 */
export const allocateFresh: Allocate = /* @__PURE__ */ trusted((rows, columns, dtype) => {
  assertShape("allocateFresh", rows, columns, dtype);
  const data = zerosOf(rows, columns, dtype);
  return { rows, columns, dtype, data };
});

/** The engine's own error names neither the shape nor what was asked for. */
function zerosOf(rows: number, columns: number, dtype: DType): Matrix["data"] {
  try {
    return dtype === "float32"
      ? new Float32Array(rows * columns)
      : new Float64Array(rows * columns);
  } catch (cause) {
    throw new RangeError(`allocateFresh: no room for a ${dtype} matrix [${rows}, ${columns}]`, {
      cause,
    });
  }
}
