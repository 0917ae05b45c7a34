import { assertShape } from "./checks.js";
import { trusted } from "./trusted.js";
import type { Allocate } from "./types.js";

/**
 * The default `allocate`: a fresh matrix of zeros in an ordinary typed array, collected like
 * anything else.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { allocateFresh } from "@adjoint/matrix";
 *
 * assert.deepEqual(allocateFresh(1, 2, "float32").data, new Float32Array(2));
 * ```
 */
export const allocateFresh: Allocate = /* @__PURE__ */ trusted((rows, columns, dtype) => {
  assertShape("allocateFresh", rows, columns, dtype);
  const length = rows * columns;
  const data = dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
  return { rows, columns, dtype, data };
});
